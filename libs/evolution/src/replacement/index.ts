import type { Replacement } from '../operators';
import { aging } from './aging';
import { comma } from './comma';
import { exploitExplore } from './exploit-explore';
import { generational } from './generational';
import { mapElites } from './map-elites';
import { moran } from './moran';
import { plus } from './plus';
import { randomSearch } from './random-search';
import { steadyState } from './steady-state';
import { survivorsOnly } from './survivors-only';

/** Ways to choose who lives on, by name; each takes its parameters, where it has some. */
export const REPLACEMENTS = {
  generational,
  comma,
  plus,
  steadyState,
  moran,
  aging,
  exploitExplore,
  mapElites,
  randomSearch,
  survivorsOnly,
} satisfies Readonly<Record<string, (parameters: never) => Replacement>>;
