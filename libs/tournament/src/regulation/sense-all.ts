/** What individuals sense and express as they are about to train, and what a life leaves of their marks. */
import { type Prng, prngOf } from '#base';
import { afterLife, type Marks, modulesOf, networkModules, UNMARKED } from '#regulation';
import type { TextReference } from '../jobs/text-reference';
import { subjectOf } from '../jobs/member-stream';
import type { Individual, Tournament } from '../records';
import { type OpenRun, textReferences } from '../run';
import { textName, textsOf } from '../texts-of';
import { otherSignals } from './other-signals';
import type { BornRegulation, LivedRegulation } from './regulation-records';

/** By id; nothing of those without regulation. `individuals` are all as the generation opens, `waiting` those who train. */
export async function senseAll(
  run: OpenRun,
  generation: number,
  individuals: readonly Individual[],
  waiting: readonly Individual[],
): Promise<ReadonlyMap<string, LivedRegulation>> {
  const { seed, config, survey } = run.tournament;
  const { regulation: settings } = config;
  if (!settings) return new Map();
  const { symbols, dimensions } = settings.cue;
  const regulated = waiting.flatMap((one) => {
    const regulation = asItGoesOn(one);
    return regulation ? [{ ...one, regulation, text: cueText(run, generation, one) }] : [];
  });
  if (regulated.length === 0) return new Map();
  const told = generation === 0 ? [] : await run.metrics(generation - 1);
  const signalsOf = otherSignals(run.environment, generation, individuals, told);
  const members = regulated.map((one) => ({
    birth: { generation: one.generation, slot: one.slot },
    context: one.phenotype.architecture.context,
    text: one.text,
    signals: signalsOf(one),
    regulation: one.regulation,
  }));
  const { vocabulary } = survey;
  const job = { kind: 'sense', seed, generation, symbols, dimensions, members, vocabulary } as const;
  const sensed = await run.queue.submit(job, { signal: run.signal });
  return new Map(
    regulated.map(({ id, text, regulation }, at) => {
      const { marks } = regulation;
      return [id, { cueOf: text.niche, ...sensed[at], marks }];
    }),
  );
}

/** With the marks that its last life left. */
function asItGoesOn({ regulation, life }: Individual): BornRegulation | undefined {
  return regulation && { ...regulation, marks: life?.regulation?.marks ?? regulation.marks };
}

/** Its own text, or with the chance that the cue cannot be relied on another one of the tournament, each alike. */
function cueText(
  { tournament, environment, ...run }: OpenRun,
  generation: number,
  individual: Individual,
): TextReference {
  const { seed, config } = tournament;
  const { sha256 } = textReferences({ ...run, tournament, environment }).find(
    ({ niche }) => niche === individual.niche,
  )!;
  const { corpus } = environment.niches.find(({ name }) => name === individual.niche)!;
  const own = { niche: textName(config, individual.niche, corpus), sha256 };
  const others = textsOf(config).filter((text, at, all) => {
    return text.sha256 !== sha256 && all.findIndex((one) => one.sha256 === text.sha256) === at;
  });
  const prng = prngOf({ seed, generation, purpose: 'cues', subject: subjectOf(generation, birthOf(individual)) });
  return others.length === 0 || prng.chance(config.regulation!.cue.reliability) ? own : prng.pick(others);
}

/** Whether promoters have marks. */
export function hasChromatin({ regulation }: Tournament['config']): boolean {
  return regulation !== undefined && regulation.chromatin !== 'off';
}

/** What is kept of a life: marks are those that it leaves. `worth` is what each module of the network brought, in nats a symbol; empty where none was open. */
export function afterLiving(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  individual: Individual,
  sensed: LivedRegulation,
  worth: readonly number[],
): LivedRegulation {
  const { chromatin } = config.regulation!;
  if (chromatin === 'off' || !sensed.marks || !individual.regulation?.chromatin) return sensed;
  const prng = prngOf({ seed, generation, purpose: 'marks', subject: subjectOf(generation, birthOf(individual)) });
  return { ...sensed, marks: marksAfter(individual.regulation, sensed, worth, chromatin.divisions, prng) };
}

function marksAfter(
  regulation: BornRegulation,
  { expression, marks }: LivedRegulation,
  worth: readonly number[],
  divisions: number,
  prng: Prng,
): Marks {
  const worthOf = new Map(networkModules(regulation).map((id, at) => [id, worth[at] ?? null]));
  return Object.fromEntries(
    modulesOf(regulation).map(({ id }, at) => {
      const before = marks?.[id] ?? UNMARKED;
      const brought = worthOf.get(id) ?? null;
      return [id, afterLife(before, expression[at], brought, regulation.chromatin!, divisions, prng)];
    }),
  );
}

const birthOf = ({ generation, slot }: Individual) => ({ birth: { generation, slot } });
