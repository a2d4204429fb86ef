/** All tastes, by name: a new one is a line here. */
import { balanced } from './balanced';
import { critic } from './critic';
import { explorer } from './explorer';
import { poet } from './poet';
import { prude } from './prude';
import { reader } from './reader';
import { skimmer } from './skimmer';
import type { Taste } from './taste';

export const TASTES = { balanced, critic, explorer, poet, prude, reader, skimmer } satisfies Record<string, Taste>;

export type TasteName = keyof typeof TASTES;
export const TASTE_NAMES = Object.keys(TASTES) as TasteName[];
