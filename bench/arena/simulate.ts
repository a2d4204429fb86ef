import { type Preference, type Pair } from '#arena';
import type { Prng } from '#base';

/** Strengths in nats from a normal distribution. */
export const normalStrengths = (competitors: number, spread: number, prng: Prng): number[] =>
  Array.from({ length: competitors }, () => spread * prng.normal());

/** A preference drawn by the Bradley-Terry model. */
export const preferBy = (strengths: readonly number[], { first, second }: Pair, prng: Prng): Preference => ({
  first,
  second,
  outcome: prng.uniform() < 1 / (1 + Math.exp(strengths[second] - strengths[first])) ? 'first' : 'second',
});

/** Spearman's correlation of two lists without ties. */
export function spearman(a: readonly number[], b: readonly number[]): number {
  const [ranksA, ranksB] = [a, b].map(ranksOf);
  const n = a.length;
  const squares = ranksA.reduce((total, rank, k) => total + (rank - ranksB[k]) ** 2, 0);
  return 1 - (6 * squares) / (n * (n ** 2 - 1));
}

function ranksOf(values: readonly number[]): number[] {
  const ranks: number[] = [];
  [...values.keys()].sort((a, b) => values[a] - values[b]).forEach((item, rank) => (ranks[item] = rank));
  return ranks;
}
