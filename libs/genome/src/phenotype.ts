/** What a genome is expressed as: an architecture and a hyperparameters. Genes that a family does not use stay silent. */

export const FAMILIES = [
  'mlp',
  'rnn',
  'gru',
  'lstm',
  'transformer',
  'moe',
  'mingru',
  'minlstm',
  'convolution',
] as const;
export type Family = (typeof FAMILIES)[number];

/** None, or a gate that is learned for each module and position (`libs/networks/src/layers/modules.ts`). */
export const ROUTERS = ['none', 'sigmoid'] as const;

/**
 * Regulated modules beside a trunk: residual adapters of low rank (Houlsby et al. 2019), side by side after one of its layers, each scaled by its
 * gate. All are left out where there is none.
 */
export interface Modular {
  /** Their ids, apart by blanks: of two architectures those of one id correspond. */
  readonly modules?: string;
  /** Hidden units of each. */
  readonly adapterRank?: number;
  /** The layer or block, from 1, after which they are; the last one where there are fewer, or where it is left out. */
  readonly adapterPlace?: number;
  /** Left out where there is none. */
  readonly adapterRouter?: Exclude<(typeof ROUTERS)[number], 'none'>;
}

/** Windowed perceptron (Bengio et al. 2003): each symbol is predicted from the `window` symbols before it. */
export interface MlpArchitecture extends Modular {
  readonly family: 'mlp';
  /** Symbols in a training window. */
  readonly context: number;
  readonly embedding: number;
  readonly width: number;
  readonly depth: number;
  readonly window: number;
}

/** Elman network, gated recurrent unit, or long short-term memory, `depth` layers of `width` units. */
export interface RecurrentArchitecture extends Modular {
  readonly family: 'rnn' | 'gru' | 'lstm';
  /** Symbols over which it is unrolled. */
  readonly context: number;
  readonly embedding: number;
  readonly width: number;
  readonly depth: number;
}

/** A table of positions added to the embeddings, or queries and keys rotated by their position (Su et al. 2021). */
export const POSITIONS = ['learned', 'rotary'] as const;
/** By the root mean square (Zhang and Sennrich 2019), or by mean and deviation (Ba et al. 2016). */
export const NORMALISATIONS = ['rms', 'layer'] as const;
/** Of a feed-forward layer: max(x, 0)^2 (So et al. 2021), or x sigmoid(k x) (Hendrycks and Gimpel 2016). */
export const ACTIVATIONS = ['relu2', 'gelu', 'silu'] as const;
/** Whether the table of embeddings, transposed, is also the output head (Press and Wolf 2017). */
export const TIED_EMBEDDINGS = ['tied', 'untied'] as const;

/** What residual decoders have in common: `depth` pre-norm blocks, each a mixer over time and a feed-forward layer. */
export interface Decoder extends Modular {
  /** Symbols in a training window. */
  readonly context: number;
  readonly width: number;
  readonly depth: number;
  readonly normalisation: (typeof NORMALISATIONS)[number];
  readonly activation: (typeof ACTIVATIONS)[number];
  readonly tiedEmbeddings: (typeof TIED_EMBEDDINGS)[number];
}

/** Causal attention: `heads` of `headSize` coordinates each, whatever the width. */
export interface Attention {
  readonly heads: number;
  /** Even: rotary positions turn pairs. */
  readonly headSize: number;
  readonly positions: (typeof POSITIONS)[number];
}

/** Mixes by causal attention. */
export interface TransformerArchitecture extends Decoder, Attention {
  readonly family: 'transformer';
}

/** A transformer each of whose feed-forward layers is a mixture of experts (Shazeer et al. 2017; Fedus et al. 2021). */
export interface MoeArchitecture extends Decoder, Attention {
  readonly family: 'moe';
  readonly experts: number;
  /** Experts that a symbol is sent to. */
  readonly expertsPerToken: number;
}

/** Mixes by a recurrence whose gates see the input alone (Feng et al. 2024). */
export interface MinimalRecurrentArchitecture extends Decoder {
  readonly family: 'mingru' | 'minlstm';
}

/** Mixes by causal convolution over `kernel` positions, twice as far apart in each layer (van den Oord et al. 2016). */
export interface ConvolutionArchitecture extends Decoder {
  readonly family: 'convolution';
  readonly kernel: number;
}

export type DecoderArchitecture =
  TransformerArchitecture | MoeArchitecture | MinimalRecurrentArchitecture | ConvolutionArchitecture;

export type Architecture = MlpArchitecture | RecurrentArchitecture | DecoderArchitecture;

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019), Lion (Chen et al. 2023), or gradient descent with momentum. */
export const OPTIMIZERS = ['adamw', 'lion', 'sgd'] as const;
export type Optimizer = (typeof OPTIMIZERS)[number];

/**
 * How the learning rate continues from the peak: along a cosine or a line to a tenth of it, not at all, or not at all until a last fifth in
 * which it falls along a line (warm-up, stable, decay: Hu et al. 2024).
 */
export const SCHEDULES = ['cosine', 'linear', 'constant', 'wsd'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** How an individual learns and writes. All but `batchSize` and `optimizer` may differ within a training group. */
export interface Hyperparameters {
  /** Windows a step. */
  readonly batchSize: number;
  readonly optimizer: Optimizer;
  /** Peak learning rate, reached after the warm-up. */
  readonly learningRate: number;
  readonly schedule: Schedule;
  /** Fraction of the steps in which the learning rate rises linearly. */
  readonly warmupFraction: number;
  /** Decoupled weight decay, on matrices only: each step takes this, times the learning rate, off. */
  readonly weightDecay: number;
  /** Probability mass spread evenly over the vocabulary in the training target. */
  readonly labelSmoothing: number;
  /** Largest L2 norm of a member's gradient. */
  readonly clipNorm: number;
  /** Probability that an activation between layers is dropped in training (Srivastava et al. 2014). */
  readonly dropout: number;
  /** Expected L2 norm of the Gaussian noise on a gradient, as a share of the gradient's own (after Neelakantan et al. 2015). */
  readonly gradientNoise: number;
  /** Share of each matrix, the smallest weights, that is set to 0 half way through the training and stays 0 (Han et al. 2015). */
  readonly sparsity: number;
  /** Sampling temperature. */
  readonly temperature: number;
  /** Symbols that sampling chooses from at most, the likeliest (Fan et al. 2018). */
  readonly topK: number;
  /** Mass of the likeliest symbols that sampling chooses from (Holtzman et al. 2020). */
  readonly topP: number;
}

export interface Phenotype {
  readonly architecture: Architecture;
  /** How far each module is expressed, from 0, silent, to 1; all 1 where they are left out. */
  readonly gates?: readonly number[];
  /** Transcription factors, each of which costs a share of the training budget; none where they are left out. */
  readonly factors?: number;
  readonly hyperparameters: Hyperparameters;
}
