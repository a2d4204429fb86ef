/** A tournament's search space, of its config: every part that needs the space takes it from here. */
import { DEFAULT_SEARCH_SPACE, narrowSpace, type Restriction, type SearchSpace } from '#genome';

export interface SpaceSettings {
  readonly searchSpace: Readonly<Record<string, Restriction>>;
}

/** Throws an InvalidValueError where a restriction of a locus makes no sense. */
export function searchSpaceOf({ searchSpace }: SpaceSettings): SearchSpace {
  return narrowSpace(DEFAULT_SEARCH_SPACE, searchSpace);
}
