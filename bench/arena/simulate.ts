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
