/** The feed over socket.io: its requests and messages. `docs/feed.md` describes them for any language. */
import type { BallotBody, BallotView, VoteBody, VoteView } from './arena';
import type { EventType, LineageEvent, Progress } from './events';
import type { SnapshotPart } from './snapshot';

/**
 * `log`: every event, each once and in order. `snapshot`, for screens: a client that is far behind may be sent the state after
 * the events so far instead of these events, and continues from there.
 */
export type FeedMode = 'log' | 'snapshot';

/** Which events to receive; a field that is left out filters nothing. */
export interface FeedFilter {
  /** Events of these niches; those that concern no one niche pass. */
  niches?: string[];
  /** Events of individuals of these demes; those that concern no one individual pass. */
  demes?: string[];
  /** Events of individuals of these families; those that concern no one individual pass. */
  families?: string[];
  types?: EventType[];
}

/** Asks for the events after `after`, first from the log, then live, each once and in order. */
export interface Subscription {
  tournamentId: string;
  /** The last sequence number that the reader has; 0 for all. */
  after: number;
  /** `log` when left out. */
  mode?: FeedMode;
  /** In mode `log` alone. */
  filter?: FeedFilter;
}

/** The events after `after` up to `through`, in order: all of them, or those that a filter lets through. */
export interface EventBatch {
  tournamentId: string;
  after: number;
  through: number;
  events: LineageEvent[];
}

/** The feed of a tournament has ended. */
export interface FeedEnd {
  tournamentId: string;
  detail: string;
}

/** The result, or why it is refused; with `retry` the cause will pass (the database is away, say), and who asks again later may be answered. */
type Answer<Value> = ({ ok: true } & Value) | Refusal;
export interface Refusal {
  ok: false;
  problem: string;
  retry?: true;
}

/** The immediate answer to a subscriber: where the log ends, or what the problem is. */
export type SubscriptionAnswer = Answer<{ lastSeq: number }>;
export type BallotAnswer = Answer<{ ballot: BallotView }>;
export type VoteAnswer = Answer<{ vote: VoteView }>;

export interface ServerToClient {
  /** One that asks for an acknowledgement is not followed by another before it is given. */
  events: (batch: EventBatch, acknowledge?: () => void) => void;
  snapshot: (part: SnapshotPart, acknowledge: () => void) => void;
  progress: (progress: Progress) => void;
  ended: (end: FeedEnd) => void;
}

export interface ClientToServer {
  subscribe: (subscription: Subscription, answer: (answer: SubscriptionAnswer) => void) => void;
  unsubscribe: (subscription: { tournamentId: string }) => void;
  ballot: (request: BallotBody & { tournamentId: string }, answer: (answer: BallotAnswer) => void) => void;
  vote: (request: VoteBody & { ballotId: string }, answer: (answer: VoteAnswer) => void) => void;
}
