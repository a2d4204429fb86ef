import type { Tensor } from '@tensorflow/tfjs';

/**
 * A recurrent unit over time: the inputs' share of every gate, one [members, batch, gates x width] a time, and the
 * recurrent matrix [members, width, gates x width] -> hidden states, one [members, batch, width] a time.
 */
export type Unit = (inputs: readonly Tensor[], recurrent: Tensor) => readonly Tensor[];
