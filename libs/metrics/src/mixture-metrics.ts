/** What the diversity of those who live in a niche is worth to the mixture of them all. */
import type { LivedGeneration, MixtureMeasure } from './lived-generation';
import { byName, type Metric } from './metric';

const ofMixture = (valueOf: (measure: MixtureMeasure) => number | null) => (generation: LivedGeneration) =>
  byName(generation.mixtures, valueOf);

export const MIXTURE_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'mixtureBitsPerCharacter',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'lower',
    help: 'Cross-entropy on validation of the mixture of the viable of the niche with equal weights.',
    compute: ofMixture(({ equal }) => equal.bitsPerCharacter),
  },
  {
    name: 'ambiguityBits',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'higher',
    help: 'Mean cross-entropy of the members of that mixture less its own: what diversity is worth (Krogh and Vedelsby 1995).',
    compute: ofMixture(({ equal }) => equal.ambiguityBits),
  },
  {
    name: 'fittedMixtureBitsPerCharacter',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'lower',
    help: 'The same of the mixture with weights by EM, fitted on one half of the symbols and measured on the other, both ways.',
    compute: ofMixture(({ fitted }) => fitted.bitsPerCharacter),
  },
  {
    name: 'fittedAmbiguityBits',
    unit: 'bits per character',
    scope: 'niche',
    direction: 'higher',
    help: 'Mean cross-entropy of the members of the mixture with fitted weights, by these weights, less its own.',
    compute: ofMixture(({ fitted }) => fitted.ambiguityBits),
  },
];
