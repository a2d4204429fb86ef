/** What individuals sense and express as they are about to train. */
import { OTHER_SIGNALS } from '#regulation';
import type { Individual } from '../records';
import type { OpenRun } from '../run';
import { otherSignals } from './other-signals';
import { marksNow } from './marks-now';
import { senseIn, type SensedIn } from './sense-in';

/** By id; nothing of those without regulation. `individuals` are all as the generation opens, `waiting` those who train. */
export async function senseAll(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
  waiting: readonly Individual[],
): Promise<ReadonlyMap<string, SensedIn>> {
  const { seed, config } = run.tournament;
  if (!config.regulation || waiting.length === 0) return new Map();
  const told = generation === 0 ? [] : await run.metrics(generation - 1);
  const all = otherSignals(run.environment, generation, individuals, told);
  const sensed = OTHER_SIGNALS.map((name) => Number(config.regulation!.signals.includes(name)));
  const signalsOf = (one: Individual): readonly number[] => all(one).map((value, at) => value * sensed[at] + 0);
  const asked = waiting.flatMap((one) => {
    const { regulation, niche } = one;
    return regulation
      ? [{ individual: { ...one, regulation }, niche, signals: signalsOf(one), marks: marksNow(one) }]
      : [];
  });
  const lived = await senseIn(run, { seed, generation }, asked);
  return new Map(asked.map(({ individual: { id } }, at) => [id, lived[at]]));
}
