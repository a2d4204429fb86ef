/** What a life leaves of the marks of promoters. */
import { type Prng, prngOf } from '#base';
import { afterLife, type Marks, modulesOf, networkModules, UNMARKED } from '#regulation';
import type { TrainJob } from '../jobs/job';
import { subjectOf } from '../jobs/member-stream';
import type { Individual, Tournament } from '../records';
import type { BornRegulation, LivedRegulation } from './regulation-records';

/** What training is to tell of modules: what they were worth, where promoters have marks. */
export function worthIn({ regulation }: Tournament['config']): Pick<TrainJob, 'worthSymbols'> {
  if (!regulation || regulation.chromatin === 'off') return {};
  return { worthSymbols: regulation.chromatin.worthSymbols };
}

/** What is kept of a life: marks are those that it leaves. `worth` is what each module of the network brought, in nats a symbol; empty where none was open. */
export function afterLiving(
  { config, seed }: Pick<Tournament, 'config' | 'seed'>,
  generation: number,
  { generation: born, slot, regulation }: Individual,
  sensed: LivedRegulation,
  worth: readonly number[],
): LivedRegulation {
  const { chromatin } = config.regulation!;
  if (chromatin === 'off' || !sensed.marks || !regulation?.chromatin) return sensed;
  const subject = subjectOf(generation, { birth: { generation: born, slot } });
  const prng = prngOf({ seed, generation, purpose: 'marks', subject });
  return { ...sensed, marks: marksAfter(regulation, sensed, worth, chromatin.divisions, prng) };
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
