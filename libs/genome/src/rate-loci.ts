/** Loci of the rates of variation, where each individual has its own: they vary its children, and its own program does not depend on them. */
import { MODULE_LOCI } from './module-loci';
import { DEFAULT_SEARCH_SPACE, type RealLocus, type SearchSpace } from './search-space';

export type RateName = 'mutationRate' | 'mutationScale' | 'crossoverRate';

interface RateLocus extends RealLocus {
  readonly name: RateName;
}

/** A factor is a step of a rate or a scale alike at any size. A probability of 0 or 1 is one like others, so it is on a linear scale. */
export const RATE_LOCI: readonly RateLocus[] = [
  { kind: 'real', name: 'mutationRate', low: 0.001, high: 0.5, scale: 'log' },
  { kind: 'real', name: 'mutationScale', low: 0.01, high: 1, scale: 'log' },
  { kind: 'real', name: 'crossoverRate', low: 0, high: 1, scale: 'linear' },
];

/** Every locus that an individual of some tournament can have. */
export const EVERY_LOCUS: SearchSpace = [...DEFAULT_SEARCH_SPACE, ...MODULE_LOCI, ...RATE_LOCI];

export function isRateLocus({ name }: { readonly name: string }): boolean {
  return RATE_LOCI.some((locus) => locus.name === name);
}
