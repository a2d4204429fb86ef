import { mean, sum, variance } from '#base';
import type { Pool } from './operators';

/**
 * The selection intensity measured (Falconer 1960): the mean score of the parents drawn, less the mean of their deme, in its standard
 * deviations; over demes by draws. `selected` counts draws by individual. Those without a finite score do not count; 0 where none differ.
 */
export function selectionIntensity(pools: readonly Pool[], selected: Int32Array): number {
  const demes = pools.map(({ members, scores }) => {
    const scored = [...members.keys()].filter((at) => Number.isFinite(scores.columns[0][at]));
    const values = scored.map((at) => scores.columns[0][at]);
    const draws = scored.map((at) => selected[members[at]]);
    const drawn = sum(draws);
    const deviation = Math.sqrt(variance(values));
    if (drawn === 0 || !(deviation > 0)) return { drawn, intensity: 0 };
    const ofParents = sum(values.map((value, at) => value * draws[at])) / drawn;
    return { drawn, intensity: (ofParents - mean(values)) / deviation };
  });
  const drawn = sum(demes.map((deme) => deme.drawn));
  return drawn === 0 ? 0 : sum(demes.map((deme) => deme.drawn * deme.intensity)) / drawn;
}
