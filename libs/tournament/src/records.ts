/** What a tournament keeps. Wire types are used as they are where domain and wire agree. */
import type {
  BaselinesView,
  ArenaView,
  BattleOutcome,
  BattleView,
  ChampionView,
  CommunityView,
  ComputeKind,
  GenerationMetricsView,
  GenerationView,
  LearningView,
  LossPointView,
  RatingByMethodView,
  RatingView,
  TournamentStatus,
} from '#contracts';
import type { EvaluationScore, ProbeName, ProbeScores, Seen, TextFeatures } from '#arena';
import type { Genome, Phenotype } from '#genome';
import type { ParentShare } from '#evolution';
import type { TournamentConfig } from './config';
import type { BornRegulation, LivedRegulation } from './regulation/regulation-records';

/** What is known of the corpora: the vocabulary of their training splits, and each niche's length in characters. */
export interface Survey {
  /** Symbols by index; index 0 is `<unk>`. */
  readonly vocabulary: readonly string[];
  readonly characters: Readonly<Record<string, number>>;
}

/** The generation of another tournament that a fork goes on from. */
export interface ForkOf {
  readonly tournament: string;
  readonly generation: number;
  /**
   * Births, such as `7-3`, of whom those carried over had the weights that they started from, by their own birth, where not all of these were
   * carried over.
   */
  readonly donors: Readonly<Record<string, readonly string[]>>;
}

export interface Tournament {
  readonly id: string;
  readonly seed: number;
  /** Null of a tournament that began with founders. */
  readonly forkOf: ForkOf | null;
  readonly config: TournamentConfig;
  readonly status: TournamentStatus;
  readonly reason: string | null;
  readonly survey: Survey;
  /** By niche. */
  readonly baselines: Readonly<Record<string, BaselinesView>>;
  /** Highest generation opened; -1 before the first. */
  readonly generation: number;
  readonly champion: ChampionView | null;
  readonly champions: readonly ChampionView[];
  readonly communities: readonly CommunityView[];
  readonly lineageHash: string | null;
  readonly engine: string;
  readonly processor: string;
  readonly tokensTrained: number;
  readonly seconds: number;
  readonly createdAt: string;
}

/** What training and the evaluation made of an individual in a generation. */
export interface Life {
  /** In which it trained. */
  readonly generation: number;
  /** Why its training was undone, so that it stayed as it was; null where it was not. */
  readonly cause: string | null;
  /** SHA-256 of its weights file. */
  readonly weights: string;
  /** SHA-256 of the file with its optimizer's moments; null where they are not kept. */
  readonly optimizerState: string | null;
  /** SHA-256 of the file with the weights that it was born with, which its children start from; null unless heredity is baldwinian. */
  readonly birthWeights: string | null;
  /** Of its parameters, how many it did not draw anew; 1 where it lives on. */
  readonly inheritedFraction: number;
  /** In this generation alone, as its FLOPs and its loss curve. */
  readonly tokensTrained: number;
  readonly trainingFlops: number;
  /** Share of its parameters that are 0. */
  readonly sparsity: number;
  readonly lossCurve: readonly LossPointView[];
  /** Of that curve: mean nats a symbol, and nats a symbol by doubling of what was trained on; null where that was one point. */
  readonly prequentialNats: number;
  readonly prequentialSlope: number | null;
  /** From preference; null where it learned from text alone. */
  readonly learning: LearningView | null;
  /** Null without probes. */
  readonly probes: ProbeScores | null;
  /** Probes that it has passed, in this generation or before. */
  readonly passed: readonly ProbeName[];
  readonly validation: EvaluationScore;
  /** Which of its measures are of a text that its niche has no more, and count for nothing: those of its training alone, or validation too. */
  readonly formerText: 'training' | 'all' | null;
  /**
   * Of the same blocks before training, as inherited or drawn; null where it was not evaluated then, where it is not finite, and where it
   * lives on.
   */
  readonly birthNats: number | null;
  /** Left out without regulation. */
  readonly regulation?: LivedRegulation;
}

export interface Individual {
  /** `<tournament>-<generation>-<slot>` */
  readonly id: string;
  /** Of birth. */
  readonly generation: number;
  readonly slot: number;
  readonly niche: string;
  /** In which it lives and mates. */
  readonly deme: string;
  readonly genome: Genome;
  readonly phenotype: Phenotype;
  /** Left out without regulation. */
  readonly regulation?: BornRegulation;
  readonly parameters: number;
  readonly parents: readonly ParentShare[];
  /** Probes that its ancestors passed. */
  readonly ancestorsPassed: readonly ProbeName[];
  readonly status: 'born' | 'trained' | 'nonviable';
  readonly cause: string | null;
  /** The newest; null before its first training. */
  readonly life: Life | null;
  /** The newest; null before its first battles. */
  readonly rating: Rating | null;
  /** Number of its newest species; null before the first, and without species. */
  readonly species: number | null;
  /** Last generation it lived in; null while it lives. */
  readonly diedGeneration: number | null;
}

/** A species as it is founded. */
export interface Species {
  /** From 0, in the order in which species were founded. */
  readonly number: number;
  readonly name: string;
  /** Of whom it branched off; null where its founder had neither a species nor parents before. */
  readonly parent: number | null;
  /** Id of who was the first of it. */
  readonly founder: string;
  /** The first in which it had members. */
  readonly generation: number;
}

/** Of which species one who could be a parent was, once a generation was trained. */
export interface Membership {
  readonly generation: number;
  readonly individual: string;
  readonly species: number;
}

/** What became of species as a generation closed. */
export interface Speciation {
  readonly founded: readonly Species[];
  /** By birth; nothing without species. */
  readonly members: readonly Membership[];
}

/** What an individual's training in a generation came to. */
export interface Lived {
  readonly id: string;
  readonly life: Life;
}

/** What became of one who trained: a newborn is viable or not, who lives on always is. */
export type Outcome =
  ({ readonly viable: true } & Lived) | { readonly id: string; readonly viable: false; readonly cause: string };

/** What raising came to. */
export interface Raised {
  readonly bitsPerCharacter: number;
  /** Why it is not viable; null where it is. */
  readonly cause: string | null;
  readonly flops: number;
}

/** FLOPs by kind. */
export type Flops = Readonly<Partial<Record<ComputeKind, number>>>;

/** An outcome, and what it took; tokens are those that it trained on. */
export type CostedOutcome = Outcome & {
  readonly flops: Flops;
  readonly tokens: number;
  /** By module, in nats a symbol of training text: how much worse it would be without its expression. Where it was asked for. */
  readonly moduleWorth?: readonly number[];
};

/** What work of a generation took. */
export interface Compute {
  readonly generation: number;
  /** Whom it was for; empty: all together. */
  readonly individual: string;
  readonly kind: ComputeKind;
  readonly flops: number;
  /** That were trained on. */
  readonly tokens: number;
  /** Of all processors together. It is the machine's, and not part of the lineage hash. */
  readonly cpuSeconds: number;
}

/** How an individual did on the test part of a niche, in a generation. */
export interface TestScore {
  readonly id: string;
  readonly niche: string;
  readonly generation: number;
  readonly score: EvaluationScore;
}

/** A generation that has closed; its metrics are kept apart. */
export type Generation = Omit<GenerationView, keyof GenerationMetricsView>;

/** What a competitor wrote after a prompt of its niche: one text serves all its battles of the generation. */
export interface Sample {
  readonly competitor: string;
  /** From 0. */
  readonly prompt: number;
  readonly text: string;
  readonly features: TextFeatures;
}

/** What is fought over in a niche in a generation. */
export interface OpenArena {
  readonly generation: number;
  readonly niche: string;
  readonly prompts: readonly string[];
  readonly samples: readonly Sample[];
}

export type Battle = BattleView;
export type Rating = RatingView;

/** What a rating by a method that the caller chooses says of a competitor. */
export type MethodRating = Omit<RatingByMethodView, 'generation' | 'niche' | 'kind' | 'tastes' | 'gold'>;

/** What the battles of a niche came to. */
export interface JudgedArena {
  readonly battles: readonly Battle[];
  readonly ratings: readonly Rating[];
  /** By seat; null where raters do not evolve, and where there was nothing to tell. */
  readonly tellingBits: readonly number[] | null;
  /** How common styles were in the texts of its battles; null where there were none. */
  readonly seen: Seen | null;
  readonly summary: ArenaView;
}

/** A person's preference between two texts. */
export interface Vote {
  /** Of its `battle.voted` event. */
  readonly seq: number;
  readonly voter: string;
  readonly generation: number;
  readonly niche: string;
  readonly prompt: number;
  readonly first: string;
  readonly second: string;
  readonly outcome: BattleOutcome;
}
