import type { Vote } from './records';

/** Where a running tournament gets the votes of people. */
export interface VoteSource {
  /**
   * The votes that count for a generation's ratings, by number, and the number of the last that could. Asked once the texts to vote on are
   * out: it may wait for people before it answers. A replay gives what counted in the original.
   */
  votesFor(tournamentId: string, generation: number, signal: AbortSignal): Promise<Votes>;
}

export interface Votes {
  readonly votes: readonly Vote[];
  readonly cut: number;
}

/** Nobody votes. */
export const NO_VOTES: VoteSource = { votesFor: async () => ({ votes: [], cut: 0 }) };
