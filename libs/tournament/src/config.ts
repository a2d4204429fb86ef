/** A tournament's config, complete: what people write with defaults filled in, and corpora pinned. Its fields are declared in `contracts`. */
import type { Config } from '#contracts';
import type { FitnessConfig } from '#evolution';

export interface NicheConfig {
  readonly name: string;
  /** Name of a built-in or uploaded corpus. */
  readonly corpus: string;
  /** SHA-256 of the corpus's text. */
  readonly sha256: string;
  /** At least one; names differ over the whole tournament. */
  readonly demes: readonly DemeConfig[];
}

/** Individuals who live in a niche and mate together. */
export interface DemeConfig {
  readonly name: string;
  /** Carrying capacity: individuals that live in it, unless the environment changes. */
  readonly capacity: number;
}

export interface TournamentConfig extends Readonly<Omit<Config, '$schema' | 'niches' | 'fitness'>> {
  readonly fitness: FitnessConfig;
  readonly niches: readonly NicheConfig[];
}

export type BudgetConfig = TournamentConfig['budget'];
export type ArenaConfig = NonNullable<TournamentConfig['arena']>;
