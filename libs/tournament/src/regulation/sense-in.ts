/** Lets workers tell what individuals sense in a niche, and what they express there. */
import { inRuns, sum } from '#base';
import { type Marks, signalNames } from '#regulation';
import type { TextReference } from '../jobs/text-reference';
import type { Individual } from '../records';
import type { OpenRun } from '../run';
import { JobFailedError } from '../work-queue.port';
import { textIn } from '../texts-of';
import { cueText } from './cue-text';
import type { BornRegulation, LivedRegulation, Unexpressed } from './regulation-records';
import { toldOf } from './told-of';

/** Individuals of a job. */
const TOGETHER = 8;

export interface Sensing {
  readonly individual: Individual & { readonly regulation: BornRegulation };
  readonly niche: string;
  /** Other than the cue: as `OTHER_SIGNALS` has them. */
  readonly signals: readonly number[];
  readonly marks: Marks | null;
}

export interface SensedIn {
  /** Marks are those that it was asked with. */
  readonly lived: LivedRegulation | Unexpressed;
  readonly cpuSeconds: number;
}

/**
 * In the order of `asked`. `draws` name the text that a cue is of, and its windows: as those that training in that generation begins with. A config without
 * regulation asks for nobody. Where nothing is sensed all signals are 0, and the text is the niche's.
 */
export async function senseIn(
  run: Pick<OpenRun, 'tournament' | 'environment' | 'queue' | 'signal'>,
  draws: { readonly seed: number; readonly generation: number },
  asked: readonly Sensing[],
): Promise<readonly SensedIn[]> {
  const expression = run.tournament.config.regulation?.expression;
  if (expression === 'told') return asked.map((one) => ({ lived: toldIn(run, one), cpuSeconds: 0 }));
  const given = asked.map((one): Given => {
    if (expression === 'sensed')
      return { ...one, text: cueText(run, draws, one.individual, one.niche), isBlind: false };
    const text = textIn(run.tournament.config, run.environment, one.niche);
    return { ...one, text, isBlind: true, signals: one.signals.map(() => 0) };
  });
  return (await Promise.all(inRuns(given, TOGETHER).map((group) => senseGroup(run, draws, group)))).flat();
}

interface Given extends Sensing {
  readonly text: TextReference;
  readonly isBlind: boolean;
}

/** What one is told of the text of its niche. */
function toldIn({ tournament: { config }, environment }: Parameters<typeof senseIn>[0], one: Sensing): LivedRegulation {
  const { niche: cueOf } = textIn(config, environment, one.niche);
  const signals = signalNames(config.regulation!.cue.dimensions).map(() => 0);
  return { cueOf, signals, expression: toldOf(config, cueOf, one.individual.regulation), marks: one.marks };
}

/** Where it fails, each is asked alone: the fault of one is not that of the others. */
async function senseGroup(
  run: Parameters<typeof senseIn>[0],
  draws: Parameters<typeof senseIn>[1],
  group: readonly Given[],
): Promise<readonly SensedIn[]> {
  const { queue, signal } = run;
  const { config, seed: projection, survey } = run.tournament;
  const { symbols, dimensions } = config.regulation!.cue;
  const members = group.map(({ individual: { generation, slot, phenotype, regulation }, marks, ...one }) => {
    const { context } = phenotype.architecture;
    const text = one.isBlind ? null : one.text;
    return { birth: { generation, slot }, context, text, signals: one.signals, regulation: { ...regulation, marks } };
  });
  const { vocabulary } = survey;
  const job = { kind: 'sense', ...draws, projection, symbols, dimensions, members, vocabulary } as const;
  const spent: number[] = [];
  const share = (): number => sum(spent) / group.length;
  try {
    const sensed = await queue.submit(job, { signal, onSpent: (seconds) => spent.push(seconds) });
    return group.map(({ text, marks }, at) => {
      return { lived: { cueOf: text.niche, ...sensed[at], marks }, cpuSeconds: share() };
    });
  } catch (error) {
    if (!(error instanceof JobFailedError)) throw error;
    if (group.length === 1) return [{ lived: { cause: error.message }, cpuSeconds: share() }];
    const alone = await Promise.all(group.map((one) => senseGroup(run, draws, [one])));
    return alone.flat().map(({ lived, cpuSeconds }) => ({ lived, cpuSeconds: cpuSeconds + share() }));
  }
}
