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

/** Loci that are there only where they are named. */
const CLOSED: ReadonlySet<string> = new Set(MODULE_LOCI.map(({ name }) => name));

export interface SpaceSettings {
  readonly searchSpace: Readonly<Record<string, Adjustment>>;
  /** May be left out where the program of an individual is all that counts: its own rates are no part of it. */
  readonly breeding?: Partial<Pick<BreedingSettings, RateName | 'selfAdaptation'>>;
}

/** Loci of modules are there where they are named. Rates that are genes come last. Throws an InvalidValueError where an adjustment of a locus makes no sense. */
export function searchSpaceOf({ searchSpace, breeding = {} }: SpaceSettings): SearchSpace {
  const rates = breeding.selfAdaptation?.scheme === 'log-normal' ? RATE_LOCI : [];
  const adjusted = adjustSpace([...DEFAULT_SEARCH_SPACE, ...MODULE_LOCI], searchSpace);
  return [
    ...adjusted.filter(({ name }) => !CLOSED.has(name) || Object.hasOwn(searchSpace, name)),
    ...rates.filter(({ name }) => breeding[name] !== 0),
  ];
}
