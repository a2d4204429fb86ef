import type { Architecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';

/** Parameter tensors by the names of `layoutOf`, each [members, ...shape]. */
export type Weights = Readonly<Record<string, Tensor>>;

/** Drops some activations while training; returns its argument otherwise. x [members, positions, width] -> the same shape */
export type Dropout = (x: Tensor) => Tensor;

/**
 * What a network carries from call to call when it reads one symbol at a time: by name, as `stateShapes` lists them, each
 * [members, batch, ...shape], and all 0 at the start. What it writes replaces what was there, or, of keys and values
 * [members, batch, heads, 1, size], is written at index `seen`.
 */
export interface Memory {
  /** Symbols read before. [1] */
  readonly seen: Tensor;
  read(name: string): Tensor;
  write(name: string, state: Tensor): void;
}

export interface Extras {
  /** Of modules, where the architecture has some. [members, modules], or of several states [members, states, modules]: each has its own logits. */
  readonly gates?: Tensor;
  /** Present where a text is read symbol by symbol: tokens are [members, batch, 1] then. */
  readonly memory?: Memory;
  /** Takes what is to be minimised besides the cross-entropy. [members] */
  readonly addLoss?: (loss: Tensor) => void;
}

/**
 * An architecture family: unnormalised log-probabilities of the next symbol at each position, from the symbols up to
 * that position alone. tokens [members, batch, time] -> [members, batch, time, vocabularySize]
 */
export type Network<Kind extends Architecture> = (
  architecture: Kind,
  weights: Weights,
  tokens: Tensor,
  dropout: Dropout,
  extras: Extras,
) => Tensor;
