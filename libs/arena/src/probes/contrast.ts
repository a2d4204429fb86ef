/**
 * What a probe asks: is a symbol cheaper after a text that gives it away than after one that differs in nothing else? Such
 * minimal pairs leave out how rare a symbol is and what its near neighbours say, which a model may know without the ability.
 */
import type { Prng } from '#base';
import type { Vocabulary } from '#corpus';

/** Contrasts of a probe. */
export const CONTRASTS = 32;

/** The synthetic ones fit in it, so that they are as hard for every longer context; shorter ones cannot be asked. */
export const SHORTEST_CONTEXT = 16;

export interface Scored {
  /** [context + 1] */
  readonly tokens: Int32Array;
  /** Which of them are scored, from 1. */
  readonly positions: readonly number[];
}

export interface Contrast {
  /** Gives the scored symbols away. */
  readonly helped: Scored;
  /** The same symbols without that help. */
  readonly unhelped: Scored;
}

export interface ProbeSetting {
  readonly vocabulary: Vocabulary;
  /** Symbols that the model reads. */
  readonly context: number;
  /** Held-out text of the niche, encoded. */
  readonly text: Int32Array;
}

export interface Probe {
  /** Help must be worth more than this, in nats a symbol. */
  readonly marginNats: number;
  /** The contrasts, the same for the same stream; null where vocabulary, context or text have not what it takes. */
  readonly build: (setting: ProbeSetting, prng: Prng) => readonly Contrast[] | null;
}

/** Ends in the last symbols of `tail`, the first of `front` being dropped as needed; scored are the last `count`. */
export function endingIn(front: readonly number[], tail: readonly number[], context: number, count: number): Scored {
  return {
    tokens: Int32Array.from([...front, ...tail].slice(-(context + 1))),
    positions: Array.from({ length: count }, (_, k) => context + 1 - count + k),
  };
}
