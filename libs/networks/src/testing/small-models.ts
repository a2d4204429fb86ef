/** Small models of every family, and text to try them on. */
import { prngOf, type Prng } from '#base';
import { parseEngine } from '#engines';
import type { Architecture, Optimizer } from '#genome';
import type { Decoding, TrainingHyperparameters, TrainingState } from '#model';

/** The engine that the tests of this run try. */
export const ENGINE = parseEngine(process.env['TEST_ENGINE'] ?? 'onnx', 'TEST_ENGINE');

export const VOCABULARY_SIZE = 7;
export const CONTEXT = 6;

const DECODER = {
  context: CONTEXT,
  width: 8,
  depth: 2,
  normalisation: 'rms',
  activation: 'relu2',
  tiedEmbeddings: 'untied',
} as const;

type OfFamily<Name extends Architecture['family']> = Architecture & { readonly family: Name };

export const SMALL: { readonly [Name in Architecture['family']]: OfFamily<Name> } = {
  mlp: { family: 'mlp', context: CONTEXT, embedding: 5, width: 8, depth: 2, window: 3 },
  rnn: { family: 'rnn', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  gru: { family: 'gru', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  lstm: { family: 'lstm', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  transformer: { family: 'transformer', ...DECODER, heads: 2, headSize: 4, positions: 'learned' },
  moe: { family: 'moe', ...DECODER, heads: 2, headSize: 6, positions: 'rotary', experts: 4, expertsPerToken: 2 },
  mingru: { family: 'mingru', ...DECODER },
  minlstm: { family: 'minlstm', ...DECODER },
  convolution: { family: 'convolution', ...DECODER, kernel: 3 },
};

/** Of every family, with modules after the first of two layers, or after the last. */
export const MODULAR: readonly Architecture[] = Object.values(SMALL).map((trunk, at) => ({
  ...trunk,
  modules: 'a b',
  adapterRank: 3,
  ...(at % 2 === 0 && { adapterPlace: 1 }),
}));

/** The same with a router. */
export const ROUTED: readonly Architecture[] = MODULAR.map((architecture) => ({
  ...architecture,
  adapterRouter: 'sigmoid',
}));

/** Of every family, and of every gene of an architecture that is no number. */
export const ARCHITECTURES: readonly Architecture[] = [
  ...Object.values(SMALL),
  { ...SMALL.transformer, positions: 'rotary', tiedEmbeddings: 'tied', normalisation: 'layer' },
  { ...SMALL.moe, positions: 'learned', expertsPerToken: 1, activation: 'gelu' },
  { ...SMALL.convolution, kernel: 2, activation: 'silu', tiedEmbeddings: 'tied' },
];

/** Tells architectures of one family apart in the names of tests. */
export const LABELLED = ARCHITECTURES.map((architecture): [string, Architecture] => [
  Object.values(architecture).join(' '),
  architecture,
]);

export function stream(subject: number, purpose = 'test'): Prng {
  return prngOf({ seed: 1, generation: 0, subject: String(subject), purpose });
}

export function streams(count: number): Prng[] {
  return Array.from({ length: count }, (_, member) => stream(member));
}

/** Weights with noise on them, away from the zeros at which some start and hide what follows. */
export function shaken(weights: Float32Array): Float32Array {
  const prng = stream(0, 'noise');
  return weights.map((weight) => weight + 0.2 * prng.normal());
}

/** Uniformly random symbols. */
export function randomTokens(count: number, prng = stream(0, 'tokens')): Int32Array {
  return Int32Array.from({ length: count }, () => prng.integer(VOCABULARY_SIZE));
}

export function freshState(weights: Float32Array): TrainingState {
  return { weights, momentum: new Float32Array(weights.length), variance: new Float32Array(weights.length), step: 0 };
}

type Knob = 'learningRate' | 'weightDecay' | 'labelSmoothing' | 'clipNorm' | 'dropout' | 'gradientNoise';

/** The same settings for every member, for one step. */
export function hyperparameters(
  members: number,
  settings: Partial<Record<Knob, number>> & { optimizer?: Optimizer } = {},
): TrainingHyperparameters {
  const all = (value: number): Float32Array => new Float32Array(members).fill(value);
  return {
    learningRate: all(settings.learningRate ?? 0.01),
    weightDecay: all(settings.weightDecay ?? 0),
    labelSmoothing: all(settings.labelSmoothing ?? 0),
    clipNorm: all(settings.clipNorm ?? 1),
    optimizer: settings.optimizer,
    dropout: settings.dropout === undefined ? undefined : all(settings.dropout),
    gradientNoise: settings.gradientNoise === undefined ? undefined : all(settings.gradientNoise),
    prngs: streams(members),
  };
}

/** Every symbol may be drawn. */
export function decodingAt(temperature: number): Decoding {
  return { temperature, topK: VOCABULARY_SIZE, topP: 1 };
}

export function largest(values: Iterable<number>): number {
  return Math.max(...Array.from(values, Math.abs));
}

/** The largest difference between two rows of equal length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return largest(Array.from(a, (value, at) => value - b[at]));
}
