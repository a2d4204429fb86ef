/** Indices, which are known only when a program is run: negative ones, and others that are out of range. */
import { tf } from '#compiler';
import { real, refused, row, whole, type Refusal, type Table } from './row';

const X = real([4, 3]);
const ROWS = real([3, 2]);

export const INDICES: Table = {
  'oneHot: out of range is none': row((at) => tf.oneHot(at, 3), whole([5], [-1, 0, 2, 3, -3])),
  'unsortedSegmentSum: out of range is in no sum': row(
    (x, ids) => tf.unsortedSegmentSum(x, ids, 2),
    ROWS,
    whole([3], [-1, 1, 7]),
  ),
  'unsortedSegmentSum: constant ids out of range': row(
    (x) => tf.unsortedSegmentSum(x, tf.tensor1d([-1, 1, 2], 'int32'), 2),
    ROWS,
  ),
  'unsortedSegmentSum: a segment without rows': row(
    (x, ids) => tf.unsortedSegmentSum(x, ids, 4),
    ROWS,
    whole([3], [3, 1, 3]),
  ),
  'unsortedSegmentSum: of ids that fewer rows were looked up by': row(
    (x, ids) => [tf.gather(x, ids), tf.unsortedSegmentSum(x, ids.sub(tf.scalar(1, 'int32')), 2)],
    ROWS,
    whole([3], [0, 1, 2]),
  ),
  'gather: negative parts of a constant that are not looked up': row(
    (x) => tf.gather(x, tf.tensor1d([2, -1], 'int32').slice([0], [1])),
    X,
  ),
  'gather: along each axis, by indices of each rank': row(
    (x, at, many) => [
      tf.gather(x, at),
      tf.gather(x, at, 1),
      tf.gather(x, many, -1),
      tf.gather(x, at.slice([0], [1]).reshape([])),
    ],
    X,
    whole([2], [2, 0]),
    whole([2, 2], [0, 2, 1, 1]),
  ),
  'scatterND: a list of indices': row((at, x) => tf.scatterND(at, x, [5]), whole([3], [4, 0, 4]), real([3])),
  'scatterND: rows by a list of indices': row((at, x) => tf.scatterND(at, x, [5, 2]), whole([3], [4, 0, 4]), ROWS),
  'scatterND: elements by pairs': row(
    (at, x) => tf.scatterND(at, x, [2, 3]),
    whole([3, 2], [1, 2, 0, 0, 1, 2]),
    real([3]),
  ),
  'scatterND: whole numbers': row((at, n) => tf.scatterND(at, n, [4]), whole([3, 1], [1, 3, 1]), whole([3])),
  'tensorScatterUpdate: a list of indices': row(tf.tensorScatterUpdate, real([4, 2]), whole([3], [3, 0, 1]), ROWS),
};

/** Engines word it each in its own way. */
const OUT_OF_RANGE = /Gather.*ind|ind.*Gather|Scatter.*ind|nvalid indices/is;

const atRuntime = (run: Refusal['op'], ...operands: Refusal['operands']): Refusal =>
  refused(OUT_OF_RANGE, run, ...operands);

export const INDEX_ERRORS: Table<Refusal> = {
  'gather: past the end': atRuntime((x, at) => tf.gather(x, at), X, whole([2], [0, 4])),
  'gather: negative': atRuntime((x, at) => tf.gather(x, at), X, whole([2], [0, -1])),
  'gather: negative, along another axis': atRuntime((x, at) => tf.gather(x, at, 1), X, whole([2], [-3, 0])),
  'gather: the least number': atRuntime((x, at) => tf.gather(x, at), X, whole([1], [-(2 ** 31)])),
  'gather: its gradient alone': atRuntime((x, at) => tf.grad((z) => tf.gather(z, at).sum())(x), X, whole([2], [0, -1])),
  'scatterND: past the end': atRuntime((at, x) => tf.scatterND(at, x, [3, 2]), whole([3, 1], [0, 1, 3]), ROWS),
  'scatterND: negative': atRuntime((at, x) => tf.scatterND(at, x, [3, 2]), whole([3, 1], [0, 1, -1]), ROWS),
  'tensorScatterUpdate: negative': atRuntime(tf.tensorScatterUpdate, real([4, 2]), whole([3, 1], [0, 1, -1]), ROWS),
  'gather: a constant that is out of range': refused(
    /GatherV2.*(\[4,3\].*)?4 is not in \[0, 3\]/,
    (x) => tf.gather(x, tf.tensor1d([0, 4], 'int32')),
    X,
  ),
  'gather: a constant of another shape that is out of range': refused(
    /GatherV2.*(\[4,3\].*)?-1 is not in \[0, 3\]/,
    (x) => tf.gather(x, tf.tensor1d([0, -1], 'int32').reshape([2, 1])),
    X,
  ),
  'gather: part of a constant that is out of range': atRuntime(
    (x) => tf.gather(x, tf.tensor1d([0, -1], 'int32').slice([1], [1])),
    X,
  ),
  'scatterND: a constant that is out of range': refused(
    /ScatterNd.*-1 is not in \[0, 4\]|nvalid indices/,
    (x) => tf.scatterND(tf.tensor2d([[0], [1], [-1]], [3, 1], 'int32'), x, [5, 2]),
    ROWS,
  ),
  'scatterND: one index of a pair past its end': {
    ...atRuntime((at, x) => tf.scatterND(at, x, [2, 3]), whole([1, 2], [0, 4]), real([1])),
    isMoreStrict: true,
  },
};
