/**
 * Intervals of the standard deviations within and between groups, from mean squares of a one-way analysis of variance with random effects: generalized ones
 * (Weerahandi 1993, J. Am. Stat. Assoc. 88:899). Each draw asks what the variances would be, were the sums of squares that were found drawn from chi-square. For normal
 * values; where groups differ in size approximate.
 */
import { prngOf, sum } from '#base';

type Interval = readonly [number, number];

export interface DeviationIntervals {
  readonly chance: Interval;
  /** From 0. */
  readonly history: Interval;
}

interface Squares {
  readonly between: number;
  readonly within: number;
}

const DRAWS = 9999;

/** `size` is that of a group. The same squares have the same intervals. */
export function deviationIntervals(means: Squares, degrees: Squares, size: number, level: number): DeviationIntervals {
  const prng = prngOf({ seed: 0, generation: 0, subject: 0, purpose: 'generalized intervals' });
  const drawn = (name: keyof Squares): number => {
    const chiSquare = sum(Array.from({ length: degrees[name] }, () => prng.normal() ** 2));
    return (degrees[name] * means[name]) / chiSquare;
  };
  const draws = Array.from({ length: DRAWS }, () => {
    const chance = drawn('within');
    return { chance, history: Math.max(0, (drawn('between') - chance) / size) };
  });
  const intervalOf = (name: keyof DeviationIntervals): Interval => {
    const sorted = Float64Array.from(draws, (draw) => draw[name]).sort();
    const at = (share: number) => Math.sqrt(sorted[Math.round(share * (DRAWS - 1))]);
    return [at((1 - level) / 2), at((1 + level) / 2)];
  };
  return { chance: intervalOf('chance'), history: intervalOf('history') };
}
