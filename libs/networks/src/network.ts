import type { Architecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';

/** Parameter tensors by the names of `parameterLayout`, each [members, ...shape]. */
export type Weights = Readonly<Record<string, Tensor>>;

/** Drops some activations while training; returns its argument otherwise. x [members, places, width] -> the same shape */
export type Dropout = (x: Tensor) => Tensor;

/**
 * An architecture family: unnormalised log-probabilities of the next symbol at each place, seen from the symbols up to
 * that place alone. tokens [members, batch, time] -> [members, batch, time, vocabularySize]
 */
export type Network<Kind extends Architecture> = (
  architecture: Kind,
  weights: Weights,
  tokens: Tensor,
  dropout: Dropout,
) => Tensor;
