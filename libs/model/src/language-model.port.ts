/**
 * A compiled population of language models: `members` models of one architecture over one vocabulary. Weights of all
 * members lie in one buffer [members, parameters], each row laid out as `parameterLayout` says. Symbols are integers
 * from 0 to vocabularySize - 1; token buffers are [members, batch, context] or, with the targets, [members, batch, context + 1].
 */
import type { Prng } from '#base';
import type { SymbolTree, WittenBell } from '#corpus';
import type { Architecture, Optimizer } from '#genome';

/** What a population carries from step to step. Buffers are [members, parameters]; `momentum` and `variance` are the optimizer's. */
export interface TrainingState {
  readonly weights: Float32Array;
  readonly momentum: Float32Array;
  readonly variance: Float32Array;
  /** Steps taken so far. */
  readonly step: number;
}

/** Settings of a chunk of training. Those of [members] hold for all its steps. */
export interface TrainingHyperparameters {
  /** Of each step; schedules are the caller's. [steps, members] */
  readonly learningRate: Float32Array;
  readonly weightDecay: Float32Array;
  readonly labelSmoothing: Float32Array;
  readonly clipNorm: Float32Array;
  /** Steps that each member's moments have seen before `state.step` 0; none where it is left out. [members] */
  readonly stepsBefore?: readonly number[];
  /** Of all members; `adamw` where it is left out. */
  readonly optimizer?: Optimizer;
  /** Probability that an activation is dropped. What is left out here and below costs nothing. [members] */
  readonly dropout?: Float32Array;
  /** Expected L2 norm of the noise on a gradient, as a share of the gradient's own. [members] */
  readonly gradientNoise?: Float32Array;
  /** The streams that dropout and noise are drawn from, one a member. */
  readonly prngs?: readonly Prng[];
  /** 0 where a weight is to be 0 after each step, 1 elsewhere. [members, parameters] */
  readonly mask?: Float32Array;
}

export interface TrainingResult {
  readonly state: TrainingState;
  /** Cross-entropy before each step, in nats a symbol, without label smoothing. [steps, members] */
  readonly loss: Float32Array;
  /** Mean Shannon entropy of the distributions predicted before each step, in nats. Calibrated ones have that of the loss. [steps, members] */
  readonly entropy: Float32Array;
  /** L2 norm of each step's gradient before clipping. [steps, members] */
  readonly gradientNorm: Float32Array;
}

/** Direct preference optimisation, or cross-entropy training on the best of several texts. */
export type PreferenceMethod = 'dpo' | 'best-of-n';

/** Windows of texts to learn from. `batch` is twice the pairs for `dpo`: the preferred of all pairs, then their rejected in the same order. */
export interface PreferenceExamples {
  /** [steps, members, batch, context + 1] */
  readonly tokens: Int32Array;
  /** 1 where a target counts; 0 where it is a prompt's, or fills up the window. [steps, members, batch, context] */
  readonly counted: Float32Array;
  /** For `dpo`: log-likelihood by the reference of what counts in each window, in nats. [steps, members, batch] */
  readonly reference: Float32Array;
}

/** Settings of a chunk of learning from preferences by AdamW without weight decay. Those of [members] hold for all its steps. */
export interface PreferenceHyperparameters {
  readonly method: PreferenceMethod;
  /** Of each step; a member stays exactly as it is at 0. [steps, members] */
  readonly learningRate: Float32Array;
  readonly clipNorm: Float32Array;
  /** For `dpo`: how much a nat of difference counts. [members] */
  readonly beta: Float32Array;
  /** As in `TrainingHyperparameters`. [members, parameters] */
  readonly mask?: Float32Array;
}

export interface PreferenceResult {
  readonly state: TrainingState;
  /** Of the method, before each step: ln 2 for `dpo` where nothing has been learnt. [steps, members] */
  readonly loss: Float32Array;
  /** L2 norm of each step's gradient before clipping. [steps, members] */
  readonly gradientNorm: Float32Array;
}

/** What a model says of each target symbol, both [members, batch, context]. */
export interface Scores {
  /** Negative log-likelihood of the target, in nats. */
  readonly nats: Float32Array;
  /** Shannon entropy of the predicted distribution, in nats. */
  readonly entropy: Float32Array;
}

/** [members][prompts][symbols] */
export type Texts = readonly (readonly (readonly number[])[])[];

/** How symbols are drawn from what a model predicts: temperature first, then the likeliest `topK`, then `topP` of their mass. */
export interface Decoding {
  /** Softmax temperature; 0 takes the likeliest symbol. */
  readonly temperature: number;
  /** At least 1. */
  readonly topK: number;
  /** In (0, 1]. */
  readonly topP: number;
}

export interface SampleRequest {
  /** Symbols to continue, as many prompts for each member. [members][prompts][symbols] */
  readonly prompts: Texts;
  /** Symbols to write. */
  readonly length: number;
  /** One a member. */
  readonly decoding: readonly Decoding[];
  /** A stream for each text. [members][prompts] */
  readonly prngs: readonly (readonly Prng[])[];
  /** Symbols never written, such as `<unk>`. */
  readonly forbidden?: readonly number[];
}

export interface LanguageModel {
  readonly architecture: Architecture;
  readonly vocabularySize: number;
  readonly members: number;
  /** Parameters of one member. */
  readonly parameters: number;
  /** Fresh weights, each member's drawn from its own stream. [members, parameters] */
  initialise(prngs: readonly Prng[]): Float32Array;
  /**
   * Steps of training, as many as the hyperparameters has learning rates for, on tokens [steps, members, batch, context + 1]. Throws a RangeError
   * on buffers that do not fit, and where dropout or noise have no streams. The new state is written to the arrays of `into`, which may
   * be those of the old one; without it, to new arrays.
   */
  train(
    state: TrainingState,
    tokens: Int32Array,
    hyperparameters: TrainingHyperparameters,
    into?: Omit<TrainingState, 'step'>,
  ): Promise<TrainingResult>;
  /**
   * Steps of learning from preferences, as many as the hyperparameters has learning rates for. Throws a RangeError on buffers that do not fit.
   */
  prefer(
    state: TrainingState,
    examples: PreferenceExamples,
    hyperparameters: PreferenceHyperparameters,
  ): Promise<PreferenceResult>;
  /**
   * Scores of tokens [members, batch, context + 1], symbols 1 to context being the targets. Predictions are normalised over the symbols that
   * are not `excluded`, 1 where one is [members, vocabularySize]; the score of such a target means nothing.
   */
  loss(weights: Float32Array, tokens: Int32Array, excluded?: Float32Array): Promise<Scores>;
  /**
   * Scores of tokens [batch, context + 1] by a model of one member in several states of its gates [states, modules], both [states, batch, context]. The
   * gates that the model was made with do not matter. `excluded` [vocabularySize] is as in `loss`. What does not depend on gates is computed once.
   */
  lossOfStates(
    weights: Float32Array,
    tokens: Int32Array,
    gates: Float32Array,
    excluded?: Float32Array,
  ): Promise<Scores>;
  /**
   * Kullback-Leibler divergence KL(weights || reference) in nats of the distributions predicted for each target of tokens
   * [members, batch, context + 1] -> [members, batch, context]
   */
  divergence(weights: Float32Array, reference: Float32Array, tokens: Int32Array): Promise<Float32Array>;
  /** Unnormalised log-probabilities of the next symbol at each position. tokens [members, batch, context] -> [members, batch, context, vocabularySize] */
  logits(weights: Float32Array, tokens: Int32Array): Promise<Float32Array>;
  /**
   * The symbols that each member writes after each prompt. A model with a bounded context sees at least the last half of it, the others
   * all that was written. Throws a RangeError on an empty prompt, or on members with more prompts than others.
   */
  sample(weights: Float32Array, request: SampleRequest): Promise<Texts>;
}

/** A model in a mixture. */
export interface MixtureMember {
  readonly architecture: Architecture;
  /** [parameters] */
  readonly weights: Float32Array;
  /** [modules] */
  readonly gates?: Float32Array;
  /** Its share; those of a mixture sum to 1. */
  readonly weight: number;
}

/** N-grams in a mixture, of one text. */
export interface MixtureNGrams {
  readonly model: WittenBell;
  readonly symbols: SymbolTree;
  readonly members: readonly { readonly order: number; readonly weight: number }[];
}

/** Models and n-grams whose weights sum to 1. */
export interface Mixture {
  readonly models: readonly MixtureMember[];
  readonly nGrams: MixtureNGrams | null;
}

/** Makes language models on an engine (`onnx`, `tfjs-cpu`). Programs are cached by their signature. */
export interface LanguageModelFactory {
  readonly engine: string;
  /**
   * `gates` scale what modules add and how far a step moves them: 1 where they are left out. [members, modules]. Throws a RangeError where they are
   * not as many.
   */
  create(architecture: Architecture, vocabularySize: number, members: number, gates?: Float32Array): LanguageModel;
  /**
   * The symbols that a mixture writes after a prompt, drawn from what its members predict together; the decoding is applied to that. Each
   * member sees of the text what it would see alone, n-grams all of it. Throws a RangeError on an empty prompt.
   */
  sampleMixture(
    mixture: Mixture,
    vocabularySize: number,
    request: {
      readonly prompt: readonly number[];
      readonly length: number;
      readonly decoding: Decoding;
      readonly prng: Prng;
      readonly forbidden?: readonly number[];
    },
  ): Promise<readonly number[]>;
  /**
   * One individual's forward pass with its weights, as the bytes of an ONNX model that needs operators of ai.onnx alone: `tokens` of int32
   * [batch, context], any batch -> `logits` of float32 [batch, context, vocabularySize], unnormalised. Initializers are named as in
   * `parameterLayout`, but those of modules are together, `modules.in` and `modules.out`, beside their `gates` [modules]; `metadata` goes along. weights [parameters]; throws a RangeError where they are not as many.
   */
  exportOnnx(
    architecture: Architecture,
    vocabularySize: number,
    weights: Float32Array,
    metadata: Readonly<Record<string, string>>,
    gates?: Float32Array,
  ): Uint8Array;
  /**
   * A mixture with its weights as one such model: `tokens` of int32 [batch, context], as `contextOf` says -> `logProbabilities`
   * of float32 [batch, context, vocabularySize], normalised over all symbols. Each member sees of the text what it sees as the mixture writes.
   * Initializers are those of `exportOnnx` after `member.0.`, `member.1.` and so on; counts of n-grams after `n-grams.`.
   */
  exportMixture(mixture: Mixture, vocabularySize: number, metadata: Readonly<Record<string, string>>): Uint8Array;
  /** Symbols that an exported mixture reads at once: the longest context of its models, and bytes as many as its n-grams look back. */
  contextOf(mixture: Mixture): number;
  /** Frees what its models share. */
  dispose(): Promise<void>;
}
