/** How far ratings are what they estimate: the squared correlation of the two, from 0 to 1. */
import { mean, sum } from '#base';
import type { Rated } from '../ratings/contrasts';

/**
 * Among `some` of the rated: s^2 / (s^2 + e^2), s^2 being the spread of their ratings and e^2 that of the errors. For ratings under a
 * prior, which are drawn towards each other, the true spread is the sum of both (as EAP reliability: Adams 2005).
 * Errors that all have alike, or that stretch all alike, change no order and do not count. Null of equals.
 */
export function reliabilityOf({ nats, covariance }: Rated, some: readonly number[]): number | null {
  const size = nats.length;
  const centre = mean(some.map((at) => nats[at]));
  const own = some.map((at) => nats[at] - centre);
  const spread = sum(own.map((value) => value ** 2));
  if (spread === 0) return null;
  const rows = some.map((row) => some.map((column) => covariance[row * size + column]));
  const alike = sum(rows.map(sum)) / some.length;
  const stretch = sum(rows.map((row, k) => own[k] * sum(row.map((value, l) => own[l] * value)))) / spread;
  const errors = Math.max(0, sum(rows.map((row, k) => row[k])) - alike - stretch);
  return spread / (spread + errors);
}
