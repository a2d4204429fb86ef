/** Cases of elementwise ops. */
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Case } from './compare-engines';

export const ones = (op: (x: Tensor) => Tensor, positive = false): Case[] =>
  [[], [7], [2, 3, 4]].map((shape) => ({ shapes: [shape], op, positive }));

/** Equal shapes, a scalar on each side, and broadcasting of inner, outer and both axes. */
export const twos = (op: (a: Tensor, b: Tensor) => Tensor, positive = false): Case[] =>
  [
    [
      [3, 4],
      [3, 4],
    ],
    [[3, 4], []],
    [[], [3, 4]],
    [[2, 3, 4], [4]],
    [
      [2, 1, 4],
      [3, 1],
    ],
    [
      [2, 3, 1],
      [2, 1, 4],
    ],
  ].map((shapes) => ({ shapes, op, positive }));
