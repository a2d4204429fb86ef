import type { LineageEvent } from '#contracts';
import type { TestScore, Tournament, Vote } from './records';
import type { WholeGeneration } from './tournament-hash';

/** All that is kept of a tournament, of which no more is read at once than a generation. */
export interface KeptTournament {
  readonly tournament: Tournament;
  generation(generation: number): Promise<WholeGeneration>;
  tested(): Promise<readonly TestScore[]>;
  /** By number. */
  votes(): AsyncIterable<Vote>;
  events(): AsyncIterable<LineageEvent>;
}
