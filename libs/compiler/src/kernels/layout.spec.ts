import { errorOf, numbered, type Cases } from '../testing/compare-engines';
import { tf } from '../tfjs';
import { LAYOUT } from './layout';

const CASES: Cases = {
  Concat: [
    {
      shapes: [
        [2, 3],
        [2, 1],
      ],
      op: (a, b) => tf.concat([a, b], 1),
    },
    {
      shapes: [
        [2, 3],
        [1, 3],
      ],
      op: (a, b) => tf.concat([a, b], 0),
    },
    {
      shapes: [
        [2, 3],
        [2, 3],
      ],
      op: (a, b) => tf.concat([a, b], -1),
    },
  ],
  ExpandDims: [0, 1, 2, -1].map((axis) => ({ shapes: [[2, 3]], op: (x) => x.expandDims(axis) })),
  Fill: [{ shapes: [[2]], op: (x) => x.add(tf.fill([3, 2], 4)) }],
  Identity: [{ shapes: [[2, 3]], op: (x) => tf.clone(x) }],
  OnesLike: [{ shapes: [[2, 3]], op: (x) => x.add(tf.onesLike(x)) }],
  Pack: [0, 1, 2].map((axis) => ({
    shapes: [
      [2, 3],
      [2, 3],
    ],
    op: (a, b) => tf.stack([a, b], axis),
  })),
  PadV2: [
    {
      shapes: [[2, 3]],
      op: (x) =>
        tf.pad(
          x,
          [
            [0, 1],
            [2, 0],
          ],
          0.5,
        ),
    },
  ],
  Range: [
    { shapes: [[3]], op: (x) => x.add(tf.range(1, 7, 2)) },
    { shapes: [[3]], op: (x) => x.mul(tf.range(6, 0, -2, 'int32')) },
  ],
  Reshape: [
    { shapes: [[2, 3, 4]], op: (x) => x.reshape([4, -1]) },
    { shapes: [[1]], op: (x) => x.reshape([]) },
  ],
  Slice: [
    { shapes: [[4, 5]], op: (x) => x.slice([1, 2], [2, -1]) },
    { shapes: [[4, 5]], op: (x) => x.slice([1]) },
    { shapes: [[4, 5]], op: (x) => x.slice([0, 0], [4, 5]) },
  ],
  SplitV: [
    { shapes: [[2, 6]], op: (x) => tf.split(x, 3, 1) },
    { shapes: [[2, 6]], op: (x) => tf.split(x, [1, 2, 3], -1) },
  ],
  Tile: [
    { shapes: [[2, 3]], op: (x) => tf.tile(x, [2, 3]) },
    { shapes: [[2, 3]], op: (x) => tf.tile(x, [1, 1]) },
  ],
  Transpose: [
    { shapes: [[2, 3, 4]], op: (x) => x.transpose([2, 0, 1]) },
    { shapes: [[2, 3]], op: (x) => x.transpose([0, 1]) },
  ],
  Unpack: [0, 1, -1].map((axis) => ({ shapes: [[2, 3, 2]], op: (x) => tf.unstack(x, axis) })),
  ZerosLike: [{ shapes: [[2, 3]], op: (x) => x.add(tf.zerosLike(x)) }],
};

test('every kernel has its cases', () => {
  expect(Object.keys(CASES).sort()).toEqual(Object.keys(LAYOUT).sort());
});

test.each(numbered(CASES))('%s: %s as tfjs-cpu computes it, case %i', async (engine, name, at, example) => {
  expect(await errorOf(engine, `${name} ${at}`, example)).toBeLessThan(1e-5);
});
