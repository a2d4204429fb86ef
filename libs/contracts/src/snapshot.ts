/** The state of a tournament after its events so far, for a screen that does not need every event. */
import type { CommunityView } from './community';
import type { EventData, LineageEvent } from './events';
import type { BaselinesView } from './evaluation';
import type { GenerationView } from './generation';
import type { ChampionView, TournamentStatus } from './tournament';

/** What is known of a tournament, its individuals aside. */
export interface TournamentFacts {
  lastSeq: number;
  name: string;
  /** Generations to live. */
  generations: number;
  niches: string[];
  status: TournamentStatus | undefined;
  reason: string | null;
  /** Highest generation opened; -1 before the first. */
  generation: number;
  baselines: Record<string, BaselinesView>;
  closed: ClosedGeneration[];
  champion: ChampionView | null;
  champions: ChampionView[];
  communities: CommunityView[];
  lineageHash: string | null;
  votes: number;
  /** Votes on texts of generations that have not closed yet. */
  openVotes: { seq: number; generation: number; niche: string }[];
  /** How many came too late for the ratings of the generation and niche that they are on. */
  lateVotes: { generation: number; niche: string; votes: number }[];
  /** Niches whose newest texts can be voted on. */
  arenas: string[];
  /** All that there ever were, by number. */
  species: SpeciesFacts[];
  /** The events with which generations opened, in their order. */
  opened: { generation: number; seq: number; at: string }[];
  /** Changes of the environment, and what people log of them: `generation` is the first that opens after it. */
  shifts: (EventData['environment.changed'] & { seq: number })[];
  interventions: (EventData['environment.intervened'] & { seq: number; generation: number })[];
  /** Demes that died out, and that were settled again. */
  extinctions: EventData['deme.extinct'][];
  resettlements: EventData['deme.resettled'][];
  /** The newest events. */
  recent: LineageEvent[];
}

/** A species as it was founded. */
export interface SpeciesFacts {
  number: number;
  name: string;
  /** Number of the species that it branched off. */
  parent: number | null;
  founder: string;
  generation: number;
}

/** A generation, and the event with which it closed. */
export interface ClosedGeneration extends GenerationView {
  seq: number;
}

/** Some rows of a snapshot; a snapshot is all of its parts, in order. */
export interface SnapshotPart {
  tournamentId: string;
  /** The snapshot is of the log up to this event. */
  seq: number;
  /** Individuals, by birth, in this part: from row `from` up to but not including row `to`, of `rows` in all. */
  from: number;
  to: number;
  rows: number;
  /** Their columns one after the other, little-endian: `docs/feed.md` lists them and their number types. */
  columns: Uint8Array;
  /** With the last part. */
  facts: (TournamentFacts & SnapshotNames) | null;
}

/** What columns hold indices of: a row's niche is the index of its name here. */
export interface SnapshotNames {
  names: { niches: string[]; demes: string[]; families: string[]; causes: string[] };
}
