/** What can be an axis: measures of an individual, and every locus of its genome. */
import type { IndividualView } from '#contracts';
import { thousandths } from '#wording';
import { textOf, type Value } from './axis';

export interface Measure {
  readonly name: string;
  readonly label: string;
  readonly of: (individual: IndividualView) => Value | null;
  /** In bits or nats, which are told to the same number of decimals. */
  readonly information?: true;
}

const MEASURES: readonly Measure[] = [
  { name: 'tournament', label: 'tournament', of: ({ tournamentId }) => tournamentId },
  { name: 'niche', label: 'niche', of: ({ niche }) => niche },
  { name: 'deme', label: 'deme', of: ({ deme }) => deme },
  { name: 'generation', label: 'generation', of: ({ generation }) => generation },
  { name: 'rating', label: 'rating (nats above WB-2)', of: ({ rating }) => rating, information: true },
  { name: 'parameters', label: 'parameters', of: ({ parameters }) => parameters },
  { name: 'tokens', label: 'tokens trained', of: ({ tokensTrained }) => tokensTrained },
  {
    name: 'lived',
    label: 'generations lived',
    of: ({ generation, diedGeneration }) => (diedGeneration === null ? null : diedGeneration - generation + 1),
  },
];

/** A gene may be called like a measure. */
const GENE = 'gene.';

/** WB-2 of an individual's niche on validation, where it is evaluated too, in bits per character; undefined before it is fitted. */
export type LevelOf = (individual: IndividualView) => number | undefined;

export function measuresOf(individuals: readonly IndividualView[], levelOf: LevelOf): Measure[] {
  const loci = new Set(individuals.flatMap(({ genome }) => Object.keys(genome)));
  const genes = [...loci].map((locus): Measure => ({
    name: GENE + locus,
    label: locus,
    of: ({ genome }) => genome[locus] ?? null,
  }));
  return [...MEASURES, bitsBelow(levelOf), ...genes];
}

/** Texts differ in entropy, so bits of two niches are on one axis only by what WB-2 makes of each. */
const bitsBelow = (levelOf: LevelOf): Measure => ({
  name: 'bits',
  label: 'bits above WB-2 on validation',
  of: (individual) => {
    const level = levelOf(individual);
    return individual.bitsPerCharacter === null || level === undefined ? null : individual.bitsPerCharacter - level;
  },
  information: true,
});

/** The value of an individual in words. */
export function tell({ of, information }: Measure, individual: IndividualView): string {
  const value = of(individual);
  if (value === null) return '–';
  return information && typeof value === 'number' ? thousandths(value) : textOf(value);
}

/** Until someone chooses. */
export const FIRST_AXES = [
  ...['generation', 'gene.family', 'gene.context', 'gene.width', 'gene.depth', 'gene.learningRate'],
  ...['parameters', 'rating', 'bits'],
];
