import type { Replacement } from '../operators';
import { aging } from './aging';
import { comma } from './comma';
import { exploitExplore } from './exploit-explore';
import { generational } from './generational';
import { moran } from './moran';
import { plus } from './plus';
import { steadyState } from './steady-state';

/** Ways to choose who lives on, by name; each takes its one parameter, where it has one. */
export const REPLACEMENTS = {
  generational,
  comma,
  plus,
  steadyState,
  moran,
  aging,
  exploitExplore,
} satisfies Readonly<Record<string, (parameter: number) => Replacement>>;
