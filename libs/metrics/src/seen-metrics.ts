/** How common styles were in battles lately, of which raters tire: docs/arena.md. */
import { FEATURE_NAMES } from '#arena';
import type { LivedGeneration } from './lived-generation';
import { byName, type Metric } from './metric';

/** In the order of features. */
export const SEEN_METRICS: readonly Metric<LivedGeneration>[] = FEATURE_NAMES.map((feature, at) => ({
  name: `seen${feature[0].toUpperCase()}${feature.slice(1)}`,
  unit: 'share',
  scope: 'niche',
  direction: null,
  needs: 'habituation',
  help: `Of texts read in battles lately the share that has more ${feature} than the reference less that which has less; \`arena.habituation\` says how far back. Raters tire of what is common.`,
  compute: ({ seen }) => byName(seen, (own) => own[at]),
}));
