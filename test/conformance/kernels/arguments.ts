/** Axes counted from the end, sizes left open, ranges: what tfjs defines of its arguments. */
import { tf } from '#compiler';
import { real, row, whole, type Table } from './row';

export const ARGUMENTS: Table = {
  'range down without a step': row(() => [tf.range(0, -4), tf.range(4, -2)]),
  'range with a step': row(() => [tf.range(1, 7, 2), tf.range(6, 0, -2, 'int32'), tf.range(0, -10, -1)]),
  'range of nothing': row(() => [tf.range(3, 3), tf.range(0, 4, -1), tf.range(4, 0, 2)]),
  'range whose sums are rounded': row(() => [tf.range(0, 3, 0.1), tf.range(0, 2, 0.5, 'int32')]),
  'split with a size left open': row((x) => [...tf.split(x, [2, -1], 1), ...tf.split(x, [2, -1, 3], -1)], real([2, 6])),
  'split of an axis into one': row((x) => tf.split(x, 1, 0), real([2, 6])),
  'axes from the end': row(
    (x) => [
      x.sum(-1),
      x.mean([-1, 0]),
      x.max([-2], true),
      x.argMax(-2),
      tf.concat([x, x], -1),
      tf.stack([x, x], -1),
      x.expandDims(-1),
      x.expandDims(-3),
      ...tf.unstack(x, -1),
      ...tf.split(x, 3, -2),
    ],
    real([2, 3, 4]),
  ),
  'axes in any order': row((x) => [x.sum([2, 0]), x.prod([1, 0]), x.min([2, 1], true)], real([2, 3, 4])),
  'no axes': row((x, n) => [x.sum([]), x.max([]), n.mean([]), n.sum([])], real([2, 3]), whole([3])),
  scalars: row(
    (x, n) => [x.sum(), x.max(), n.mean(), x.reshape([1, 1]), x.add(n), x.expandDims()],
    real([]),
    whole([]),
  ),
  'slice without sizes': row(
    (x) => [x.slice(1), x.slice([1]), x.slice([0, 2], [-1, 1]), x.slice([2, 0], 0)],
    real([3, 4]),
  ),
  'reshape with a length left open': row((x) => [x.reshape([-1]), x.reshape([4, -1, 1])], real([3, 4])),
  'stack of one': row((x) => tf.stack([x], 1), real([3])),
  'oneHot of values of its own': row((n) => tf.oneHot(n, 4, 0.5, -1, 'float32'), whole([5], [0, 3, 1, 2, 2])),
  'oneHot of many axes': row((n) => tf.oneHot(n, 3), whole([2, 2], [0, 2, 1, 1])),
  broadcastTo: row((x) => tf.broadcastTo(x, [2, 3, 4]), real([3, 1])),
  'squeeze, norms and moments': row(
    (x) => [tf.squeeze(x), tf.norm(x), tf.norm(x, 1, 0), ...Object.values(tf.moments(x, [1, 2]))],
    real([3, 1, 4]),
  ),
  'dot and outer products': row((x, y) => [tf.dot(x, y), tf.outerProduct(x, y)], real([4]), real([4])),
};
