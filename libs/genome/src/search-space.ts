/** The declared search space: the loci of a genome in order, and the values (alleles) that each may take. */
import { ACTIVATIONS, FAMILIES, NORMALISATIONS, OPTIMIZERS, POSITIONS, SCHEDULES, TIED_EMBEDDINGS } from './phenotype';

export type GeneValue = string | number;

/** Unordered alleles, such as the architecture family. */
export interface CategoricalLocus {
  readonly kind: 'categorical';
  readonly name: string;
  readonly values: readonly string[];
}

/** Ordered alleles, such as a width; neighbours are similar. */
export interface OrdinalLocus {
  readonly kind: 'ordinal';
  readonly name: string;
  readonly values: readonly number[];
}

/** A real number from `low` to `high`, uniform on a linear or a logarithmic scale. */
export interface RealLocus {
  readonly kind: 'real';
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly scale: 'linear' | 'log';
}

export type Locus = CategoricalLocus | OrdinalLocus | RealLocus;

/** Loci in the order of the chromosome, which one-point crossover cuts. */
export type SearchSpace = readonly Locus[];

/** What genomes vary unless a config says otherwise. It may have other alleles at a locus (`adjust-space.ts`), not other loci. */
export const DEFAULT_SEARCH_SPACE: SearchSpace = [
  { kind: 'categorical', name: 'family', values: FAMILIES },
  { kind: 'ordinal', name: 'context', values: [16, 32, 64] },
  { kind: 'ordinal', name: 'width', values: [32, 48, 64, 96, 128] },
  { kind: 'ordinal', name: 'depth', values: [1, 2, 3] },
  { kind: 'ordinal', name: 'embedding', values: [16, 32, 48, 64] },
  { kind: 'ordinal', name: 'heads', values: [1, 2, 4, 8] },
  { kind: 'ordinal', name: 'headSize', values: [8, 16, 32] },
  { kind: 'ordinal', name: 'window', values: [4, 8, 12] },
  { kind: 'ordinal', name: 'kernel', values: [2, 3, 4] },
  { kind: 'ordinal', name: 'experts', values: [2, 4, 8] },
  { kind: 'ordinal', name: 'expertsPerToken', values: [1, 2] },
  { kind: 'categorical', name: 'positions', values: POSITIONS },
  { kind: 'categorical', name: 'normalisation', values: NORMALISATIONS },
  { kind: 'categorical', name: 'activation', values: ACTIVATIONS },
  { kind: 'categorical', name: 'tiedEmbeddings', values: TIED_EMBEDDINGS },
  { kind: 'ordinal', name: 'batchSize', values: [8, 16, 32] },
  { kind: 'categorical', name: 'optimizer', values: OPTIMIZERS },
  { kind: 'real', name: 'learningRate', low: 3e-4, high: 2e-2, scale: 'log' },
  { kind: 'categorical', name: 'schedule', values: SCHEDULES },
  { kind: 'real', name: 'warmupFraction', low: 0.01, high: 0.3, scale: 'log' },
  { kind: 'real', name: 'weightDecay', low: 1e-4, high: 0.3, scale: 'log' },
  { kind: 'real', name: 'labelSmoothing', low: 0, high: 0.1, scale: 'linear' },
  { kind: 'real', name: 'clipNorm', low: 0.3, high: 3, scale: 'log' },
  { kind: 'ordinal', name: 'dropout', values: [0, 0.05, 0.1, 0.2] },
  { kind: 'ordinal', name: 'gradientNoise', values: [0, 0.1, 0.3, 1] },
  { kind: 'ordinal', name: 'sparsity', values: [0, 0.25, 0.5, 0.75] },
  { kind: 'real', name: 'temperature', low: 0.4, high: 1.2, scale: 'linear' },
  { kind: 'ordinal', name: 'topK', values: [5, 10, 20, 40, 1000] },
  { kind: 'real', name: 'topP', low: 0.8, high: 1, scale: 'linear' },
];
