/** A population that steps in specs: two demes of the default search space, scores from chance. */
import { prngOf } from '#base';
import { compileLoci, DEFAULT_SEARCH_SPACE, mutation, recombination } from '#genome';
import { fitness } from '../objectives/fitness';
import type { Environment, Operators } from '../operators';
import { PARENT_SELECTIONS } from '../parents';
import type { Population } from '../population';
import { REPLACEMENTS } from '../replacement';

export const LOCI = compileLoci(DEFAULT_SEARCH_SPACE);
export const environment: Environment = { loci: LOCI, stratifiedLocus: 0, capacity: Int32Array.of(30, 12) };
export const NOBODY: Population = {
  size: 0,
  genes: new Float64Array(0),
  deme: new Int32Array(0),
  born: new Int32Array(0),
  slot: new Int32Array(0),
  measures: { fitness: [new Float64Array(0)] },
};
export const operatorsWith = (change: Partial<Operators> = {}, rate = 0): Operators => ({
  objective: fitness,
  parents: PARENT_SELECTIONS.tournament(2),
  replacement: REPLACEMENTS.generational(2),
  variation: { crossoverRate: 0.7, recombine: recombination('uniform'), mutate: mutation(LOCI, { rate, scale: 0.1 }) },
  ...change,
});
/** Scores above 0, which every scheme takes; one in seven has none. */
export const measured = (population: Population, seed: number): Population => {
  const prng = prngOf({ seed, generation: 0, subject: 0, purpose: 'step.spec' });
  const scores = Float64Array.from({ length: population.size }, () => (prng.integer(7) === 0 ? NaN : prng.uniform()));
  return { ...population, measures: { fitness: [scores, scores] } };
};
