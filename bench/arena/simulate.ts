import { type Preference, type Pair } from '#arena';
import type { Prng } from '#base';

/** Strengths in nats from a normal distribution. */
export const normalStrengths = (competitors: number, spread: number, prng: Prng): number[] =>
  Array.from({ length: competitors }, () => spread * prng.normal());

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** A preference drawn by the Bradley-Terry model. */
export const preferBy = (strengths: readonly number[], { first, second }: Pair, prng: Prng): Preference => ({
  first,
  second,
  outcome: prng.uniform() < logistic(strengths[first] - strengths[second]) ? 'first' : 'second',
});
