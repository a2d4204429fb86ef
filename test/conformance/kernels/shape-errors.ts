/** Calls that tfjs refuses for the shapes, axes or types they are given. The error names the op and what it was given. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { tf } from '#compiler';
import { real, refused, whole, type Refusal, type Table } from './row';

const runKernel = (name: string, inputs: object, attributes: object): Tensor =>
  tf.engine().runKernel(name, inputs as Record<string, Tensor>, attributes as Record<string, number>) as Tensor;

/** What tfjs-cpu computes has no meaning. */
const stricter = (refusal: Refusal): Refusal => ({ ...refusal, isMoreStrict: true });

export const SHAPE_ERRORS: Table<Refusal> = {
  'add: shapes that do not broadcast': refused(/Add.*\[2,3\].*\[2\]/, tf.add, real([2, 3]), real([2])),
  'sub: shapes that do not broadcast': refused(/Sub.*\[2\].*\[3\]/, tf.sub, real([2]), real([3])),
  'mul: shapes that do not broadcast': refused(/Multiply.*\[2\].*\[3\]/, tf.mul, real([2]), real([3])),
  'div: shapes that do not broadcast': refused(/RealDiv.*\[2\].*\[3\]/, tf.div, real([2]), real([3])),
  'pow: shapes that do not broadcast': refused(/Pow.*\[2\].*\[3\]/, tf.pow, real([2]), real([3])),
  'matMul: inner lengths': refused(/MatMul.*\[4,64\].*\[32,8\].*64 and 32/, tf.matMul, real([4, 64]), real([32, 8])),
  'matMul: inner lengths, the first transposed': refused(
    /MatMul.*\[4,3\].*\[3,5\].*4 and 3.*the first transposed/,
    (a, b) => tf.matMul(a, b, true),
    real([4, 3]),
    real([3, 5]),
  ),
  'matMul: inner lengths, the second transposed': refused(
    /MatMul.*\[4,3\].*\[3,5\].*3 and 5.*the second transposed/,
    (a, b) => tf.matMul(a, b, false, true),
    real([4, 3]),
    real([3, 5]),
  ),
  'matMul: inner lengths, both transposed': refused(
    /MatMul.*\[4,3\].*\[3,5\].*both|the first and the second transposed/,
    (a, b) => tf.matMul(a, b, true, true),
    real([4, 3]),
    real([3, 5]),
  ),
  'matMul: batches that do not broadcast': refused(
    /MatMul.*\[2,3,4\].*\[3,4,5\]/,
    tf.matMul,
    real([2, 3, 4]),
    real([3, 4, 5]),
  ),
  'matMul: a vector': refused(/MatMul.*\[3\].*\[3,2\].*matrices/, tf.matMul, real([3]), real([3, 2])),
  'concat: another length beside the axis': refused(
    /Concat.*\[2,2\].*\[1,2\]/,
    (a, b) => tf.concat([a, b], 1),
    real([2, 2]),
    real([1, 2]),
  ),
  'concat: another length, and no elements': refused(
    /Concat.*\[0,5,3\].*\[4,6,3\]/,
    (a, b) => tf.concat([a, b], 2),
    real([0, 5, 3]),
    real([4, 6, 3]),
  ),
  'concat: another rank': refused(/Concat.*\[2\].*\[2,2\]/, (a, b) => tf.concat([a, b]), real([2]), real([2, 2])),
  'concat: an axis that is none': refused(/Concat.*\[2\].*axis/, (a, b) => tf.concat([a, b], 1), real([2]), real([2])),
  'stack: other shapes': refused(/Pack.*\[2\].*\[3\]/, (a, b) => tf.stack([a, b]), real([2]), real([3])),
  'stack: as many elements in another shape': refused(
    /Pack.*\[2,3\].*\[3,2\]/,
    (a, b) => tf.stack([a, b]),
    real([2, 3]),
    real([3, 2]),
  ),
  'stack: other types': refused(/Pack.*float32 \[2\].*int32 \[2\]/, (a, b) => tf.stack([a, b]), real([2]), whole([2])),
  'stack: an axis that is none': refused(/Pack.*\[2\].*-3/, (a, b) => tf.stack([a, b], -3), real([2]), real([2])),
  'split: a number that does not divide': refused(/SplitV.*\[2,4\]/, (x) => tf.split(x, 3, 1), real([2, 4])),
  'split: sizes of another sum': refused(/SplitV.*\[2,4\].*sum/, (x) => tf.split(x, [1, 2], 1), real([2, 4])),
  'split: two sizes that are left open': refused(
    /SplitV.*\[4\].*one negative/,
    (x) => tf.split(x, [-1, 2, -1]),
    real([4]),
  ),
  'split: a negative size': refused(/SplitV.*\[4\].*6,-2/, (x) => tf.split(x, [6, -2]), real([4])),
  'split: an axis that is none': refused(/SplitV.*\[4\].*axis/, (x) => tf.split(x, 2, 1), real([4])),
  'slice: past the end': refused(/Slice.*\[4,5\].*overflow/, (x) => tf.slice(x, [3, 0], [2, 5]), real([4, 5])),
  'slice: past the end of an axis that is taken whole': refused(
    /Slice.*\[4,5\].*overflow/,
    (x) => tf.slice(x, [1, 0], [4, 5]),
    real([4, 5]),
  ),
  'slice: from before the start': refused(/Slice.*\[4\]/, (x) => tf.slice(x, [-1], [1]), real([4])),
  'slice: from long before the start': stricter(
    refused(/Slice.*\[4\].*begin \[-2\]/, (x) => tf.slice(x, [-2], [1]), real([4])),
  ),
  'slice: a negative size': refused(/Slice.*\[4\].*-2/, (x) => tf.slice(x, [1], [-2]), real([4])),
  'slice: more axes than there are': refused(/Slice.*\[4\]/, (x) => tf.slice(x, [0, 0], [1, 1]), real([4])),
  'pad: negative amounts': stricter(
    refused(
      /PadV2.*\[2,3\].*paddings \[0,0,-1,0\]/,
      (x) =>
        tf.pad(x, [
          [0, 0],
          [-1, 0],
        ]),
      real([2, 3]),
    ),
  ),
  'pad: too few axes': stricter(refused(/PadV2.*\[2,3\].*paddings/, (x) => tf.pad(x, [[1, 1]]), real([2, 3]))),
  'tile: negative repetitions': refused(/Tile.*\[2\].*reps \[-1\]/, (x) => tf.tile(x, [-1]), real([2])),
  'reshape: another number of elements': refused(/Reshape.*\[2,3\]/, (x) => tf.reshape(x, [4, 2]), real([2, 3])),
  'reshape: elements where there are none': refused(/Reshape.*\[0,3\].*\[2\]/, (x) => tf.reshape(x, [2]), real([0, 3])),
  'reshape: a length that is no whole number': refused(/Reshape.*\[2,3\]/, (x) => tf.reshape(x, [4, -1]), real([2, 3])),
  'reshape: two lengths that are left open': refused(/Reshape.*\[2,3\]/, (x) => tf.reshape(x, [-1, -1]), real([2, 3])),
  'expandDims: an axis that is none': refused(/ExpandDims.*\[2,3\].*-4/, (x) => tf.expandDims(x, -4), real([2, 3])),
  'transpose: an axis twice': stricter(
    refused(/Transpose.*\[2,2\].*perm \[0,0\]/, (x) => tf.transpose(x, [0, 0]), real([2, 2])),
  ),
  'sum: an axis that is none': refused(/Sum.*\[2,3\].*axis 2/, (x) => tf.sum(x, 2), real([2, 3])),
  'sum: an axis twice': stricter(refused(/Sum.*\[2,3\].*axes \[0,0\]/, (x) => tf.sum(x, [0, -2]), real([2, 3]))),
  'mean: an axis that is none': refused(/Mean.*\[2,3\].*axis -3/, (x) => tf.mean(x, -3), real([2, 3])),
  'max: an axis that is none': refused(/Max.*\[2,3\].*axis 2/, (x) => tf.max(x, 2), real([2, 3])),
  'argMax: an axis that is none': refused(/ArgMax.*\[2,3\].*axis 2/, (x) => tf.argMax(x, 2), real([2, 3])),
  'argMin: of a scalar': refused(/ArgMin.*\[\].*axis 0/, (x) => tf.argMin(x), real([])),
  'softmax: of a scalar': refused(/Softmax.*\[\].*axis/, (x) => tf.softmax(x), real([])),
  'softmax: along another axis than the last': refused(
    /Softmax.*last axis|Softmax along a non-last/,
    (x) => runKernel('Softmax', { logits: x }, { dim: 0 }),
    real([2, 3]),
  ),
  'gather: an axis that is none': refused(
    /GatherV2.*\[2,3\].*axis 2/,
    (x, at) => tf.gather(x, at, 2),
    real([2, 3]),
    whole([1], [0]),
  ),
  'gather: batch dimensions': stricter(
    refused(/GatherV2.*batch/, (x, at) => tf.gather(x, at, 1, 1), real([2, 3]), whole([2, 1], [0, 1])),
  ),
  'gather: from nothing': refused(/GatherV2.*\[0,3\]/, (x, at) => tf.gather(x, at), real([0, 3]), whole([1], [0])),
  'unsortedSegmentSum: more ids than rows': refused(
    /UnsortedSegmentSum.*\[3,2\].*\[4\].*\[3\]/,
    (x, ids) => tf.unsortedSegmentSum(x, ids, 2),
    real([3, 2]),
    whole([4], [0, 1, 0, 1]),
  ),
  'unsortedSegmentSum: ids of two axes': refused(
    /UnsortedSegmentSum.*\[2,3,2\].*\[2,3\]/,
    (x, ids) => tf.unsortedSegmentSum(x, ids, 2),
    real([2, 3, 2]),
    whole([2, 3], [0, 1, 0, 1, 0, 1]),
  ),
  'unsortedSegmentSum: one id for many rows': stricter(
    refused(
      /UnsortedSegmentSum.*\[3,2\].*\[1\]/,
      (x, ids) => tf.unsortedSegmentSum(x, ids, 2),
      real([3, 2]),
      whole([1], [0]),
    ),
  ),
  'scatterND: rows of another length': refused(
    /updates\.shape.*2,2/,
    (at, x) => tf.scatterND(at, x, [4, 3]),
    whole([2, 1], [0, 1]),
    real([2, 2]),
  ),
  'tensorScatterUpdate: rows of another length': refused(
    /updates\.shape.*2,2/,
    tf.tensorScatterUpdate,
    real([4, 3]),
    whole([2, 1], [0, 1]),
    real([2, 2]),
  ),
  'pow: of whole numbers': stricter(refused(/Pow.*int32 \[2\].*cast/, tf.pow, whole([2]), whole([2]))),
  'reciprocal: of whole numbers': stricter(refused(/Reciprocal.*int32 \[2\].*cast/, tf.reciprocal, whole([2]))),
  'softplus: of whole numbers': stricter(refused(/Softplus.*int32 \[2\].*cast/, tf.softplus, whole([2]))),
  'add: of booleans': stricter(
    refused(/Add.*bool \[2\].*cast/, (a, b) => tf.add(a.greater(0), b.greater(0)), real([2]), real([2])),
  ),
  'max: of booleans': stricter(refused(/Max.*bool \[2\].*cast/, (x) => tf.max(x.greater(0)), real([2]))),
  'a boolean as an output': refused(/output y0 is bool.*cast/, (x) => tf.greater(x, 0), real([2])),
};
