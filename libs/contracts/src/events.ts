/** The lineage feed: what happened, in the past tense, with sequence numbers without gaps. */
import type { BattleOutcome } from './arena';
import type { BaselinesView, ChampionView, EvaluationView, GenerationView, MachineView, ParentRole } from './views';

export interface EventData {
  'tournament.launched': { name: string; seed: number; generations: number; niches: string[] };
  'baselines.fitted': { baselines: Record<string, BaselinesView> };
  'tournament.paused': { reason: string };
  'tournament.resumed': { generation: number };
  'tournament.cancelled': { reason: string };
  'tournament.failed': { reason: string };
  'tournament.finished': MachineView & {
    lineageHash: string;
    champion: ChampionView | null;
    champions: ChampionView[];
  };
  'generation.opened': { generation: number; births: number; survivors: number };
  'generation.closed': GenerationView;
  'individual.born': {
    id: string;
    generation: number;
    slot: number;
    niche: string;
    deme: string;
    family: string;
    parameters: number;
    parents: { id: string; share: number; role: ParentRole; donor: boolean }[];
  };
  'individual.trained': { id: string; tokens: number; trainingFlops: number; inheritedFraction: number };
  /** Lives on into `generation`, or has children in it, or both. */
  'individual.selected': { id: string; generation: number; survives: boolean; children: number };
  'individual.died': { id: string; generation: number; cause: string };
  'individual.evaluated': { id: string } & EvaluationView;
  /** Prompts were continued: people can vote on them until the generation closes. */
  'arena.opened': { generation: number; niche: string; competitors: number; prompts: number };
  /** The ratings of a niche, once its battles are judged. */
  'arena.rated': {
    generation: number;
    niche: string;
    battles: number;
    ratings: { id: string; nats: number; standardErrorNats: number; rank: number; lowestRank: number }[];
  };
  /** A person's vote. Generation and prompt are those of the texts. */
  'battle.voted': {
    voter: string;
    generation: number;
    niche: string;
    prompt: number;
    first: string;
    second: string;
    outcome: BattleOutcome;
  };
  /** The first in its line of descent to pass a probe. */
  'probe.passed': { id: string; probe: string; nats: number };
}

export type EventType = keyof EventData;

/** One event of a tournament. `seq` counts from 1. */
export type LineageEvent = {
  [Type in EventType]: {
    seq: number;
    tournamentId: string;
    type: Type;
    /** ISO 8601. */
    at: string;
    /** Version of `data`'s shape. */
    v: 1;
    data: EventData[Type];
  };
}[EventType];

/** How far the work has come. Not an event: unsequenced, not logged, and a slow reader may miss some. */
export interface Progress {
  tournamentId: string;
  generation: number;
  generations: number;
  /** Individuals of this generation that are trained, of those born. */
  trained: number;
  born: number;
  /** Fraction of the training of this generation that is done, 0 to 1. */
  fraction: number;
  tokensPerSecond: number;
  /** Seconds to the end, estimated; null before there is a rate. */
  secondsLeft: number | null;
  /** On validation, of the leader of each niche: the fittest of the living, by the fitness of the tournament. */
  bestBitsPerCharacter: Record<string, number>;
}
