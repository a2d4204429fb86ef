/**
 * Differences between ratings: battles determine nothing else. The error of one is sqrt(V_aa + V_bb - 2 V_ab), V being the covariance of the
 * ratings; errors about the mean of all are smaller, and cover a difference too seldom.
 */
import { sum } from '#base';
import { shareBelow } from './intervals';

/** Ratings in nats and their covariance in nats^2, [competitors, competitors], relative to the mean or to a reference. */
export interface Rated {
  readonly nats: readonly number[];
  readonly covariance: Float64Array;
}

/** In nats^2. */
export function varianceOfDifference(covariance: Float64Array, size: number, a: number, b: number): number {
  return covariance[a * size + a] + covariance[b * size + b] - 2 * covariance[a * size + b];
}

/** The same ratings less that of one, whose own error is then 0. */
export function above(reference: number, { nats, covariance }: Rated): Rated {
  const size = nats.length;
  const at = (row: number, column: number): number => covariance[row * size + column];
  return {
    nats: nats.map((own) => own - nats[reference]),
    covariance: covariance.map((own, index) => {
      const [row, column] = [Math.floor(index / size), index % size];
      return own - at(row, reference) - at(reference, column) + at(reference, reference);
    }),
  };
}

/** The best and the lowest rank that a competitor can have, from 1. */
export interface RankRange {
  /** 1 + the number of competitors above: the interval of whose difference to this one lies wholly above 0 (after Chiang et al. 2024). */
  readonly rank: number;
  /** The number of competitors less those below. */
  readonly lowestRank: number;
}

/** `reach`: standard errors from a difference to the end of its interval. */
export function ranksByContrast({ nats, covariance }: Rated, reach: number): RankRange[] {
  const size = nats.length;
  const others = [...nats.keys()];
  return others.map((own) => {
    const isAbove = (a: number, b: number): boolean =>
      nats[a] - nats[b] > reach * Math.sqrt(Math.max(0, varianceOfDifference(covariance, size, a, b)));
    return {
      rank: 1 + others.filter((other) => other !== own && isAbove(other, own)).length,
      lowestRank: size - others.filter((other) => other !== own && isAbove(own, other)).length,
    };
  });
}

/**
 * An error for each rating alone, such that sqrt(own_a^2 + own_b^2) is about the error of any difference: square roots of
 * quasi-variances (Firth and de Menezes 2004), fitted to the variances of all differences by least squares.
 */
export function ownErrors({ nats, covariance }: Rated): number[] {
  const size = nats.length;
  const sums = nats.map((_, a) => sum(nats.map((__, b) => varianceOfDifference(covariance, size, a, b))));
  if (size < 3) return sums.map((own) => Math.sqrt(own / 2));
  const total = sum(sums) / (2 * (size - 1));
  return sums.map((own) => Math.sqrt(Math.max(0, (own - total) / (size - 2))));
}

/** The probability that competitor `a` is stronger than `b`, by Student's t of as many degrees of freedom as intervals have. */
export function probabilityBetter(
  { nats, covariance, degreesOfFreedom }: Rated & { readonly degreesOfFreedom: number },
  a: number,
  b: number,
): number {
  const difference = nats[a] - nats[b];
  if (difference === 0) return 0.5;
  const variance = Math.max(0, varianceOfDifference(covariance, nats.length, a, b));
  return shareBelow(difference / Math.sqrt(variance), degreesOfFreedom);
}
