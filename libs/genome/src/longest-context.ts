import type { SearchSpace } from './search-space';

/** The longest context that an individual of the space may have. */
export function longestContext(space: SearchSpace): number {
  const contexts = space.flatMap((locus) => (locus.kind === 'ordinal' && locus.name === 'context' ? locus.values : []));
  return Math.max(...contexts);
}
