import { normalQuantile } from '#base';
import type { Interval } from '../ratings/intervals';

/** Fewer pairs say nothing about their correlation. */
export const FEWEST_PAIRS = 4;

/**
 * Interval of Spearman's rank correlation: normal in Fisher's z = atanh(rho), with variance (1 + rho^2 / 2) / (n - 3)
 * (Bonett and Wright 2000, Psychometrika 65:23). So that a perfect order of a few does not pass for certainty, rho is kept
 * half a swap of two neighbours, 6 / (n (n^2 - 1)), away from 1.
 */
export function spearmanInterval(rho: number, pairs: number, level: number): Interval {
  const limit = 1 - 6 / (pairs * (pairs ** 2 - 1));
  const inner = Math.max(-limit, Math.min(limit, rho));
  const width = normalQuantile((1 + level) / 2) * Math.sqrt((1 + inner ** 2 / 2) / (pairs - 3));
  const z = Math.atanh(inner);
  return { lower: Math.min(rho, Math.tanh(z - width)), upper: Math.max(rho, Math.tanh(z + width)) };
}
