import type { Prng } from '#base';
import type { FitOptions } from './bradley-terry';
import { clustersOf } from './clusters';
import type { Interval } from './intervals';
import { lengthDifferences } from './length-difference';
import { maximiseLikelihood } from './maximise-likelihood';
import { checkPreferences, type Preference } from './preference';
import { precisionsOf, priorOf } from './prior';
import { tally, withMultiplicity } from './tally';

/**
 * Percentile intervals (Efron 1979) from fits to clusters drawn with replacement, `resamples` times. They see what the
 * sandwich sees, without its normal shape; where someone won every battle, so does every resample: trust the sandwich there.
 * Throws as `fitBradleyTerry` does.
 */
export function bootstrapIntervals(
  preferences: readonly Preference[],
  competitors: number,
  resamples: number,
  prng: Prng,
  options: FitOptions = {},
): Interval[] {
  const { priorDeviation, level = 0.95, reference, clusterBy = 'rater', lengthControlled } = options;
  checkPreferences(preferences, competitors);
  const rows = tally(preferences, competitors, lengthControlled ? lengthDifferences(preferences) : null);
  const precisions = precisionsOf(rows, priorOf(rows, priorDeviation).deviation);
  const { parameters } = maximiseLikelihood(rows, precisions);
  const clusters = clustersOf(preferences, clusterBy);
  const fits = Array.from({ length: resamples }, () => {
    const times = new Int32Array(preferences.length);
    for (let draw = 0; draw < clusters.length; draw++) for (const index of prng.pick(clusters)) times[index]++;
    return maximiseLikelihood(
      withMultiplicity(rows, preferences, (index) => times[index]),
      precisions,
      parameters,
    ).parameters;
  });
  return Array.from({ length: competitors }, (_, competitor) => {
    const sorted = fits
      .map((fit) => fit[competitor] - (reference === undefined ? 0 : fit[reference]))
      .sort((a, b) => a - b);
    return { lower: quantile(sorted, (1 - level) / 2), upper: quantile(sorted, (1 + level) / 2) };
  });
}

/** Linear between order statistics (Hyndman and Fan 1996, type 7). */
function quantile(sorted: readonly number[], p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}
