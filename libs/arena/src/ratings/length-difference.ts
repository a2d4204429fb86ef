import { mean } from '#base';
import type { Preference } from './preference';

/**
 * How much longer the first text is, from -1 to 1, of each preference: tanh(difference / its root mean square), as in
 * length-controlled AlpacaEval (Dubois et al. 2024, arXiv 2404.04475), where the spread is taken about the mean. About 0
 * it turns its sign when the sides are swapped. 0 where the lengths are not known or never differ.
 */
export function lengthDifferences(preferences: readonly Preference[]): Float64Array {
  const differences = preferences.map(({ lengths }) => (lengths ? lengths[0] - lengths[1] : 0));
  const spread = Math.sqrt(mean(differences.map((difference) => difference ** 2)));
  return Float64Array.from(differences, (difference) => (spread > 0 ? Math.tanh(difference / spread) : 0));
}
