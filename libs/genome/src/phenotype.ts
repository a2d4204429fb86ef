/** What a genome is expressed as: an architecture and a training recipe. Genes that a family does not use stay silent. */

export const FAMILIES = ['mlp', 'rnn', 'gru', 'lstm', 'transformer'] as const;
export type Family = (typeof FAMILIES)[number];

/** Windowed perceptron (Bengio et al. 2003): each symbol is predicted from the `window` symbols before it. */
export interface MlpArchitecture {
  readonly family: 'mlp';
  /** Symbols in a training window. */
  readonly context: number;
  readonly embedding: number;
  readonly width: number;
  readonly depth: number;
  readonly window: number;
}

/** Elman network, gated recurrent unit, or long short-term memory, `depth` layers of `width` units. */
export interface RecurrentArchitecture {
  readonly family: 'rnn' | 'gru' | 'lstm';
  /** Symbols over which it is unrolled. */
  readonly context: number;
  readonly embedding: number;
  readonly width: number;
  readonly depth: number;
}

/** Pre-norm decoder with causal attention and learned positions. `width` is a multiple of `heads`. */
export interface TransformerArchitecture {
  readonly family: 'transformer';
  readonly context: number;
  readonly width: number;
  readonly depth: number;
  readonly heads: number;
}

export type Architecture = MlpArchitecture | RecurrentArchitecture | TransformerArchitecture;

/** How an individual learns and writes. All but `batchSize` may differ within a cohort. */
export interface Recipe {
  /** Windows a step. */
  readonly batchSize: number;
  /** Peak learning rate of Adam, reached after the warm-up, decayed along a cosine to a tenth. */
  readonly learningRate: number;
  /** Fraction of the steps in which the learning rate rises linearly. */
  readonly warmupFraction: number;
  /** Decoupled weight decay (AdamW), on matrices only. */
  readonly weightDecay: number;
  /** Probability mass spread evenly over the vocabulary in the training target. */
  readonly labelSmoothing: number;
  /** Largest L2 norm of a member's gradient. */
  readonly clipNorm: number;
  /** Sampling temperature. */
  readonly temperature: number;
}

export interface Phenotype {
  readonly architecture: Architecture;
  readonly recipe: Recipe;
}
