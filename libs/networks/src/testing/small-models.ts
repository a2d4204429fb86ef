/** Small models of every family, and text to try them on. */
import { prngOf, type Prng } from '#base';
import type { Architecture } from '#genome';
import type { TrainingRecipe, TrainingState } from '#model';

export const VOCABULARY_SIZE = 7;
export const CONTEXT = 6;

export const SMALL: Readonly<Record<Architecture['family'], Architecture>> = {
  mlp: { family: 'mlp', context: CONTEXT, embedding: 5, width: 8, depth: 2, window: 3 },
  rnn: { family: 'rnn', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  gru: { family: 'gru', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  lstm: { family: 'lstm', context: CONTEXT, embedding: 5, width: 8, depth: 2 },
  transformer: { family: 'transformer', context: CONTEXT, width: 8, depth: 2, heads: 2 },
};

export const ARCHITECTURES = Object.values(SMALL);

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

/** The same settings for every member, for one step. */
export function recipe(members: number, settings: Partial<Record<keyof TrainingRecipe, number>> = {}): TrainingRecipe {
  const all = (value: number): Float32Array => new Float32Array(members).fill(value);
  return {
    learningRate: all(settings.learningRate ?? 0.01),
    weightDecay: all(settings.weightDecay ?? 0),
    labelSmoothing: all(settings.labelSmoothing ?? 0),
    clipNorm: all(settings.clipNorm ?? 1),
  };
}

export function largest(values: Iterable<number>): number {
  return Math.max(...Array.from(values, Math.abs));
}

/** The largest difference between two rows of equal length. */
export function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return largest(Array.from(a, (value, at) => value - b[at]));
}
