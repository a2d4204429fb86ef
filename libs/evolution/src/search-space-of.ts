/** A tournament's search space, of its config: every part that needs the space takes it from here. */
import {
  DEFAULT_SEARCH_SPACE,
  adjustSpace,
  MODULE_LOCI,
  RATE_LOCI,
  type RateName,
  type Adjustment,
  type SearchSpace,
} from '#genome';
import type { BreedingSettings } from './breeding-settings';

export interface SpaceSettings {
  readonly searchSpace: Readonly<Record<string, Adjustment>>;
  /** May be left out where the program of an individual is all that counts: its own rates are no part of it. */
  readonly breeding?: Partial<Pick<BreedingSettings, RateName | 'selfAdaptation'>>;
}

/** Loci of modules are there where they are named. Rates that are genes come last. Throws an InvalidValueError where an adjustment of a locus makes no sense. */
export function searchSpaceOf({ searchSpace, breeding = {} }: SpaceSettings): SearchSpace {
  const rates = breeding.selfAdaptation?.scheme === 'log-normal' ? RATE_LOCI : [];
  const opened = MODULE_LOCI.filter(({ name }) => Object.hasOwn(searchSpace, name));
  return [
    ...adjustSpace([...DEFAULT_SEARCH_SPACE, ...opened], searchSpace),
    ...rates.filter(({ name }) => breeding[name] !== 0),
  ];
}
