import type { Tensor } from '@tensorflow/tfjs';

/** What a unit carries over time, each [members, batch, width]: hidden states, and the cells of an LSTM. */
export type UnitState = readonly Tensor[];

/**
 * A recurrent unit over time: the inputs' share of every gate, one [members, batch, gates x width] a time, the recurrent matrix
 * [members, width, gates x width], and the state before the first (nothing: zeros) -> the state at each time, hidden states first.
 */
export type Unit = (inputs: readonly Tensor[], recurrent: Tensor, before?: UnitState) => readonly UnitState[];
