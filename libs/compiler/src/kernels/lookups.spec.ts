import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { errorOf, numbered, type Cases } from '../testing/compare-engines';
import { integers } from '../testing/integers';
import { tf } from '../tfjs';
import { LOOKUPS } from './lookups';

const CASES: Cases = {
  GatherV2: [
    {
      shapes: [
        [4, 3],
        [2, 5],
      ],
      op: (x, at) => tf.gather(x, integers(at)),
    },
    { shapes: [[3, 4], [5]], op: (x, at) => tf.gather(x, integers(at), 1) },
  ],
  OneHot: [
    { shapes: [[2, 3]], op: (x) => tf.oneHot(integers(x) as Tensor1D, 4) },
    { shapes: [[5]], op: (x) => tf.oneHot(integers(x) as Tensor1D, 3, 0.5, -1, 'float32') },
  ],
  ScatterNd: [
    {
      shapes: [
        [5, 1],
        [5, 3],
      ],
      op: (at, x) => tf.scatterND(integers(at), x, [4, 3]),
    },
  ],
  TensorScatterUpdate: [
    {
      shapes: [
        [4, 3],
        [2, 3],
      ],
      op: (x, updates) => tf.tensorScatterUpdate(x, tf.tensor2d([3, 1], [2, 1], 'int32'), updates) as Tensor,
    },
  ],
  UnsortedSegmentSum: [{ shapes: [[6, 2], [6]], op: (x, at) => tf.unsortedSegmentSum(x, integers(at) as Tensor1D, 5) }],
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(LOOKUPS).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
