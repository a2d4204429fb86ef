/** A tournament's config, complete: defaults filled in and corpora pinned. */
import type { CrossoverScheme, Restriction } from '#genome';
import type { FitnessConfig } from '#selection';

export interface NicheConfig {
  readonly name: string;
  /** Name of a built-in or uploaded corpus. */
  readonly corpus: string;
  /** SHA-256 of the corpus's text. */
  readonly sha256: string;
  /** Carrying capacity: individuals that live in it. */
  readonly capacity: number;
}

export interface BreedingConfig {
  /** The fittest of a niche that live on unchanged. */
  readonly elites: number;
  /** Candidates drawn in a selection tournament. */
  readonly tournamentSize: number;
  readonly crossoverRate: number;
  readonly crossover: CrossoverScheme;
  /** Probability that a gene mutates. */
  readonly mutationRate: number;
  /** Standard deviation of a mutation of a real gene, as a fraction of its range. */
  readonly mutationScale: number;
}

export interface BudgetConfig {
  /** Training FLOPs of a life. */
  readonly trainingFlops: number;
  /** Parameters of an individual. */
  readonly maximumParameters: number;
}

export interface ExamConfig {
  /** Validation symbols scored in each exam. */
  readonly validationSymbols: number;
  /** Test symbols scored for champions. */
  readonly testSymbols: number;
}

export interface TournamentConfig {
  readonly name: string;
  readonly notes: string;
  /** Generations to live, numbered from 0. */
  readonly generations: number;
  readonly niches: readonly NicheConfig[];
  readonly breeding: BreedingConfig;
  /** What makes an individual fit; cross-entropy where left out, as by older tournaments. */
  readonly fitness?: FitnessConfig;
  readonly budget: BudgetConfig;
  readonly exam: ExamConfig;
  readonly vocabularyLimit: number;
  /** Narrows loci of the declared search space. */
  readonly searchSpace: Readonly<Record<string, Restriction>>;
}
