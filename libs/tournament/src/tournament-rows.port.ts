/** A tournament as the rows that it is kept in: taken out whole, put in whole, removed whole. */
import type { KeptTournament } from './kept-tournament.port';

/** Each refers to those before it alone. */
export const TABLES = [
  'tournament',
  'generation',
  'scheme_state',
  'individual',
  'parentage',
  'life',
  'evaluation',
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

export interface TournamentRows {
  /**
   * Hands over the rows of one moment, table by table in the order of TABLES, each row as JSON without line breaks. Ballots
   * without a vote are left out. From the first table on again where something was committed meanwhile: what was
   * taken before is then void. False where there is no such tournament.
   */
  read(id: string, take: TakeRows): Promise<boolean>;
  /**
   * Adds a tournament in one transaction; one that ran is paused. `check` is shown it first, and may read its rows as `read` hands them
   * over: what it throws undoes all. Throws a TournamentExistsError if it is there, an InvalidValueError if something else has a key of its rows.
   */
  insert(
    id: string,
    rows: (table: Table) => AsyncIterable<object>,
    check: (kept: KeptTournament, read: (take: TakeRows) => Promise<void>) => Promise<void>,
  ): Promise<void>;
  /** Removes a tournament in one transaction, which marks its files as discarded. */
  remove(id: string): Promise<'removed' | 'missing' | 'running'>;
  /** Marks files, so that they are removed unless a tournament refers to them later. */
  discard(files: readonly DiscardedFile[]): Promise<void>;
  /** Marked files that no tournament refers to; the others' marks are taken away. */
  discarded(): Promise<readonly DiscardedFile[]>;
  /** Takes marks away. */
  forget(files: readonly DiscardedFile[]): Promise<void>;
}
