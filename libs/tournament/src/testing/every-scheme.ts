/** Every scheme that a config can name, for specs of the conductor. */
import { DEFAULT_PANEL } from '#arena';
import {
  ADAPTATION_SCHEMES,
  DONOR_SCHEMES,
  type FitnessConfig,
  MATE_SCHEMES,
  MIGRATION_SCHEMES,
  type Parameter,
  REPLACEMENT_SCHEMES,
  SELECTION_SCHEMES,
  SHAPING_SCHEMES,
  SPECIES_SCHEMES,
} from '#evolution';
import type { TournamentConfig } from '../config';
import { BREEDING } from './world';

export const SUITED: Readonly<Record<string, FitnessConfig>> = {
  lexicase: { kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' },
  nsga2: { kind: 'pareto' },
  'uncertain-tournament': { kind: 'rating', use: 'probability-better' },
};
export const ARENA: TournamentConfig['arena'] = {
  prompts: 2,
  promptCharacters: 20,
  sampleCharacters: 40,
  rounds: 2,
  pairing: 'active',
  judges: 1,
  panel: DEFAULT_PANEL,
  coevolution: null,
  habituation: null,
  voteWeight: 1,
  votingSeconds: 0,
  ratings: { lengthControlled: false, clusterBy: 'rater' },
};
type Table = Readonly<Record<string, { readonly parameters: Readonly<Record<string, Parameter>> }>>;

/** With its defaults, as far as a deme of five has room for them. */
function configsOf(table: Table): { readonly scheme: string }[] {
  return Object.entries(table).map(([scheme, { parameters }]) => {
    const numbers = Object.entries(parameters).map(
      ([name, { fallback, room }]) => [name, room ? Math.min(4, fallback) : fallback] as const,
    );
    return { scheme, ...Object.fromEntries(numbers) };
  });
}

/** What each lays over `BREEDING`. */
export const BREEDINGS = [
  ...configsOf(SELECTION_SCHEMES).map((selection) => ({ selection })),
  ...configsOf(REPLACEMENT_SCHEMES).map((replacement) => {
    return replacement.scheme === 'exploit-explore' ? { replacement, crossoverRate: 0 } : { replacement };
  }),
  ...configsOf(SHAPING_SCHEMES).map((shaping) => {
    return shaping.scheme === 'predators-of-species'
      ? { shaping, species: configsOf(SPECIES_SCHEMES)[1] }
      : { shaping };
  }),
  ...configsOf(SPECIES_SCHEMES).map((species) => ({ species })),
  ...configsOf(MIGRATION_SCHEMES).map((migration) => {
    return { migration: migration.scheme === 'none' ? migration : { ...migration, rate: 0.4 } };
  }),
  ...configsOf(MATE_SCHEMES).map((mates) => ({ mates, crossoverRate: 1 })),
  ...configsOf(DONOR_SCHEMES).map((donors) => ({ donors })),
  ...configsOf(ADAPTATION_SCHEMES).map((selfAdaptation) => ({ selfAdaptation })),
  {
    selfAdaptation: { scheme: 'group-elite', groups: 2, share: 1, factor: 3 },
    shaping: { scheme: 'novelty', neighbours: 2, archive: 5, added: 2 },
    migration: { scheme: 'ring', rate: 0.4 },
  },
] as Partial<TournamentConfig['breeding']>[];

/** A tournament with such breeding, and what it needs. */
export function configWith(change: Partial<TournamentConfig['breeding']>, generations = 4): Partial<TournamentConfig> {
  const fitness = SUITED[change.selection?.scheme ?? ''] ?? { kind: 'cross-entropy' };
  const arena = fitness.kind === 'cross-entropy' ? null : ARENA;
  return { generations, breeding: { ...BREEDING, ...change }, fitness, arena };
}
