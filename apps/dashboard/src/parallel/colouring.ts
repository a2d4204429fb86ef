/** What the colour of a line says: its family, its niche, or its tournament. */
import type { IndividualView } from '#contracts';
import { familyColour, nicheColour } from '../ui/colours';

export const COLOURINGS = ['family', 'niche', 'tournament'] as const;
export type Colouring = (typeof COLOURINGS)[number];

export interface Group {
  readonly name: string;
  /** As a style sheet names it. */
  readonly colour: string;
}

export interface Painted {
  readonly groups: readonly Group[];
  /** The group of each individual. */
  readonly groupOf: Uint8Array;
}

const NAMES: Record<Colouring, (individual: IndividualView) => string> = {
  family: ({ family }) => family,
  niche: ({ niche }) => niche,
  tournament: ({ tournamentId }) => tournamentId,
};

export function paint(individuals: readonly IndividualView[], colouring: Colouring): Painted {
  const names = individuals.map(NAMES[colouring]);
  const different = [...new Set(names)].sort();
  return {
    groups: different.map((name, index) => ({
      name,
      colour: colouring === 'family' ? familyColour(name) : nicheColour(index),
    })),
    groupOf: Uint8Array.from(names, (name) => different.indexOf(name)),
  };
}
