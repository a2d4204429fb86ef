/** Where people's votes are kept. A vote and its event are one transaction, numbered in the tournament's log. */
import type { BattleOutcome, LineageEvent } from '#contracts';
import type { Vote } from './records';

/** A pair of texts that somebody was given to vote on. */
export interface Ballot {
  readonly id: string;
  readonly tournamentId: string;
  readonly generation: number;
  readonly niche: string;
  readonly voter: string;
  readonly prompt: number;
  readonly first: string;
  readonly second: string;
}

/** What may be put before a voter: the newest arena of a niche. */
export interface VotingMatter {
  readonly generation: number;
  readonly niche: string;
  readonly prompts: readonly string[];
  readonly texts: readonly { readonly competitor: string; readonly prompt: number; readonly text: string }[];
  /** Pairs that the voter has judged already, by name in order, and prompt. */
  readonly judged: readonly { readonly lower: string; readonly upper: string; readonly prompt: number }[];
}

/** The voter has voted on this pair and prompt before. */
export class DoubleVoteError extends Error {
  constructor() {
    super('you have voted on these two texts already; ask for another ballot');
    this.name = 'DoubleVoteError';
  }
}

export interface CastVote {
  readonly event: LineageEvent;
  /** The votes of its generation were taken before: no rating counts it. */
  readonly late: boolean;
}

export interface VoteStore {
  /** Niches in which there is something to vote on. */
  niches(tournamentId: string): Promise<readonly string[]>;
  /** Undefined where the niche has no arena. */
  matter(tournamentId: string, niche: string, voter: string): Promise<VotingMatter | undefined>;
  issue(ballot: Ballot): Promise<void>;
  ballot(id: string): Promise<Ballot | undefined>;
  /** Throws a DoubleVoteError and keeps nothing where the ballot's voter has judged the pair on that prompt. */
  cast(ballot: Ballot, outcome: BattleOutcome): Promise<CastVote>;
  /** Votes of a voter since then. */
  countSince(voter: string, since: Date): Promise<number>;
  /**
   * For who conducts the tournament: opens the window of a generation, unless it was opened before, and gives the seconds that are left of it. It ends
   * at that moment, whoever conducts then: votes that come later are late.
   */
  openWindow(tournamentId: string, generation: number, seconds: number): Promise<number>;
  /**
   * For who conducts the tournament: closes the window of a generation and gives the votes that count, by number. Asked again, by whoever goes on
   * with the tournament, it gives the same.
   */
  take(tournamentId: string, generation: number): Promise<readonly Vote[]>;
  /** By number, up to and with `cut`; all where it is left out. */
  votes(tournamentId: string, cut?: number): Promise<readonly Vote[]>;
}
