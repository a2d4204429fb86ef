/**
 * The error threshold of a finite population (Nowak and Schuster 1989, J. Theor. Biol. 137:375). Of `size` individuals n are the master, which has `superiority` times
 * the children of any other, and is copied without error with probability `accuracy`; errors are never put right. In the end it is lost, but before that n has a
 * law of its own, the quasi-stationary one. In an infinite population the master is kept where superiority x accuracy > 1; in a finite one it is safe only where
 * the mean of n is some standard deviations from 0, two here: above that by about sqrt(2 (superiority - 1) / size), as noise to first order has it.
 */
import { binomialChances } from './binomial';
import type { ParentChance } from './wright-fisher';

/** The chance that a child is the master. */
export function masterChance(size: number, superiority: number, accuracy: number): ParentChance {
  return (copies) => (accuracy * superiority * copies) / (superiority * copies + size - copies);
}

/** The law of 1 to `size` copies, at index 0 and on, where they have not been lost for long; `law` is one to begin with. */
function quasiStationary(size: number, chance: ParentChance, law: Float64Array): Float64Array {
  const rows = Array.from({ length: size }, (_, at) => binomialChances(size, chance(at + 1)));
  for (let change = 1; change > 1e-9;) {
    const next = new Float64Array(size);
    law.forEach((mass, from) => {
      for (let to = 0; to < size; to++) next[to] += mass * rows[from][to + 1];
    });
    const left = next.reduce((sum, mass) => sum + mass, 0);
    change = 0;
    for (let at = 0; at < size; at++) change += Math.abs(next[at] / left - law[at]);
    law = next.map((mass) => mass / left);
  }
  return law;
}

export interface Threshold {
  readonly accuracy: number;
  /** superiority x accuracy - 1: 0 in an infinite population. */
  readonly shift: number;
  /** Of the copies, twice their standard deviation. */
  readonly mean: number;
}

/** By bisection: the mean is above the deviation where the accuracy is higher. */
export function errorThreshold(size: number, superiority: number): Threshold {
  let [low, high] = [1 / superiority, 1];
  let mean = 0;
  let law: Float64Array = new Float64Array(size).fill(1 / size);
  for (let halving = 0; halving < 20; halving++) {
    const accuracy = (low + high) / 2;
    law = quasiStationary(size, masterChance(size, superiority, accuracy), law);
    mean = law.reduce((sum, mass, at) => sum + mass * (at + 1), 0);
    const variance = law.reduce((sum, mass, at) => sum + mass * (at + 1 - mean) ** 2, 0);
    if (mean ** 2 < 4 * variance) low = accuracy;
    else high = accuracy;
  }
  return { accuracy: high, shift: superiority * high - 1, mean };
}
