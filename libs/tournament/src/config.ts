/** A tournament's config, complete: defaults filled in and corpora pinned. */
import type { ClusterBy, PairingName, PanelConfig } from '#arena';
import type { CrossoverScheme, Restriction } from '#genome';
import type { Descriptor, FitnessConfig, ReplacementConfig, SelectionConfig, ShapingConfig } from '#evolution';
import type { PreferenceLearning } from './jobs/preference/preference-learning';

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
  /** Carrying capacity: individuals that live in it. */
  readonly capacity: number;
}

export interface BreedingConfig {
  /** What is made of scores before anyone is chosen by them. */
  readonly shaping?: ShapingConfig;
  /** What tells individuals apart, for schemes that keep diversity. */
  readonly descriptors?: readonly Descriptor[];
  /** How parents are chosen. */
  readonly selection: SelectionConfig;
  /** Who lives on, and how many are born. */
  readonly replacement: ReplacementConfig;
  readonly crossoverRate: number;
  readonly crossover: CrossoverScheme;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a mutation of a real gene, as a fraction of its range. */
  readonly mutationScale: number;
}

export interface BudgetConfig {
  /** FLOPs of a life to learn from text; learning from preference has its own. */
  readonly trainingFlops: number;
  /** Parameters of an individual. */
  readonly maximumParameters: number;
}

export interface EvaluationConfig {
  /** Validation symbols scored in each evaluation. */
  readonly validationSymbols: number;
  /** Test symbols scored for champions. */
  readonly testSymbols: number;
  /** Whether newborns are evaluated by the probes of emergence, which takes about as long again as two thirds of an evaluation. */
  readonly probes: boolean;
}

/** Battles under simulated raters and people. */
export interface ArenaConfig {
  readonly panel: PanelConfig;
  /** Prompts of a niche in a generation, drawn from its validation text. */
  readonly prompts: number;
  readonly promptCharacters: number;
  /** What each competitor writes after each prompt. */
  readonly sampleCharacters: number;
  /** In each of which a competitor meets one other on average. */
  readonly rounds: number;
  readonly pairing: PairingName;
  /** Raters of the panel who judge the same pair. */
  readonly judges: number;
  /** What a person's vote counts for, a rater's being 1. */
  readonly voteWeight: number;
  /** Time that people have to vote before a generation's ratings are fitted. */
  readonly votingSeconds: number;
  /** Left out in configs of before it could be told: as by default. */
  readonly ratings?: RatingsConfig;
}

/** How ratings are fitted to preferences. */
export interface RatingsConfig {
  /** Ratings at equal lengths of text. */
  readonly lengthControlled: boolean;
  /** What standard errors take as drawn together. */
  readonly clusterBy: ClusterBy;
}

export const DEFAULT_RATINGS: RatingsConfig = { lengthControlled: false, clusterBy: 'rater' };

export interface TournamentConfig {
  readonly name: string;
  readonly notes: string;
  /** Generations to live, numbered from 0. */
  readonly generations: number;
  readonly niches: readonly NicheConfig[];
  readonly breeding: BreedingConfig;
  /** What makes an individual fit. */
  readonly fitness: FitnessConfig;
  readonly budget: BudgetConfig;
  readonly evaluation: EvaluationConfig;
  /** Null: no battles. */
  readonly arena: ArenaConfig | null;
  /** What newborns learn from the panel's preferences between their own texts, after they learned from text; null: nothing. */
  readonly learning: PreferenceLearning | null;
  readonly vocabularyLimit: number;
  /** Narrows loci of the declared search space. */
  readonly searchSpace: Readonly<Record<string, Restriction>>;
}
