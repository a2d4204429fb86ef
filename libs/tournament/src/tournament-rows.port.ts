/** A tournament as the rows that it is kept in: taken out whole, put in whole, removed whole. */
import type { Experiment, ExperimentCell } from './experiment-store.port';
import type { KeptTournament } from './kept-tournament.port';

/** Each refers to those before it alone. */
export const TABLES = [
  'tournament',
  'generation',
  'scheme_state',
  'environment',
  'individual',
  'parentage',
  'life',
  'evaluation',
  'species',
  'membership',
  'arena',
  'sample',
  'battle',
  'rating',
  'metric',
  'compute',
  'ballot',
  'vote',
  'lineage_event',
] as const;

export type Table = (typeof TABLES)[number];

/** A file that belonged to a tournament and may be needed no more. */
export interface DiscardedFile {
  readonly kind: 'weights' | 'text';
  readonly sha256: string;
}

/** There is a tournament of that id. */
export class TournamentExistsError extends Error {
  override readonly name = 'TournamentExistsError';
}

export type TakeRows = (table: Table, rows: AsyncIterable<string>) => Promise<void>;

/** A tournament to be put in. */
export interface ArrivingTournament {
  readonly id: string;
  readonly rows: (table: Table) => AsyncIterable<object>;
  /** Is shown it first, and may read its rows as `read` hands them over: what it throws undoes all. */
  readonly check: (kept: KeptTournament, read: (take: TakeRows) => Promise<void>) => Promise<void>;
}

/** An experiment with its cells, in the order in which they run. */
export interface ArrivingExperiment {
  readonly experiment: Experiment;
  readonly cells: readonly ExperimentCell[];
}

export interface TournamentRows {
  /**
   * Hands over the rows of one moment, table by table in the order of TABLES, each row as JSON without line breaks. Ballots
   * without a vote are left out. From the first table on again where something was committed meanwhile: what was
   * taken before is then void. False where there is no such tournament.
   */
  read(id: string, take: TakeRows): Promise<boolean>;
  /**
   * Adds tournaments, and the experiment whose cells are among these and those that are there, in one transaction; those that ran are
   * paused. Throws a TournamentExistsError if one is there, an InvalidValueError if something else has a key of their rows.
   */
  insert(tournaments: readonly ArrivingTournament[], experiment?: ArrivingExperiment): Promise<void>;
  /** Removes a tournament in one transaction, which marks its files as discarded. */
  remove(id: string): Promise<'removed' | 'missing' | 'running'>;
  /** Marks files, so that they are removed unless a tournament refers to them later. */
  discard(files: readonly DiscardedFile[]): Promise<void>;
  /** Marked files that no tournament refers to; the others' marks are taken away. */
  discarded(): Promise<readonly DiscardedFile[]>;
  /** Takes marks away. */
  forget(files: readonly DiscardedFile[]): Promise<void>;
}
