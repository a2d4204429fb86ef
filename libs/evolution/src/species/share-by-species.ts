/**
 * Explicit fitness sharing (Goldberg and Richardson 1987; NEAT: Stanley and Miikkulainen 2002, Evol. Comput. 10:99): fitness over the size of
 * one's species in the deme, and each species has as large a share of the children as of the sum of shared fitness. Scores are logarithms of
 * fitness, as nats are. With `sharing` below 1 fitness is divided by that power of the size.
 *
 * Of two species that breed true and differ in fitness alone, w and v, the share of the first goes to w^(1/s) / (w^(1/s) + v^(1/s)) with
 * sharing s: with full sharing in one generation.
 */
import { type Prng, sum } from '#base';
import type { Pool } from '../operators';
import { Wheel } from '../parents/weighted-draws';

/** `species` has that of each member. */
export function sharedBySpecies(pool: Pool, species: Int32Array, sharing: number): Pool {
  const sizes = new Map<number, number>();
  for (const own of species) sizes.set(own, (sizes.get(own) ?? 0) + 1);
  const [first, ...ties] = pool.scores.columns;
  const shared = first.map((score, at) => score - sharing * Math.log(sizes.get(species[at])!));
  return { ...pool, scores: { ...pool.scores, columns: [shared, ...ties] } };
}

/**
 * How many of `children` each species has, of which `positions` has the members in a pool with shared scores: its expected number, rounded up
 * or down by stochastic universal sampling (Baker 1987). By size where nobody has a score.
 */
export function childrenBySpecies(
  { scores: { columns } }: Pool,
  positions: readonly Int32Array[],
  children: number,
  prng: Prng,
): Int32Array {
  const [scores] = columns;
  const highest = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const fitness = (at: number): number => (highest === -Infinity ? 1 : Math.exp(scores[at] - highest));
  const wheel = new Wheel(Float64Array.from(positions, (members) => sum(Array.from(members, fitness))));
  const counts = new Int32Array(positions.length);
  const gap = wheel.total / children;
  const start = prng.uniform() * gap;
  for (let child = 0; child < children; child++) counts[wheel.at(start + child * gap)]++;
  return counts;
}
