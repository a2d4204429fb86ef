import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs-core';
import { HIDDEN } from './attend';

/** What was read before. keys and values [rows, heads, context, size], of which the first `seen` [1] positions are filled. */
export interface Past {
  readonly keys: Tensor;
  readonly values: Tensor;
  readonly seen: Tensor;
}

/** Attention of one new position to those before it and to itself. query (scaled), key, value [rows, heads, 1, size] -> the same shape. */
export function attendToPast(query: Tensor, key: Tensor, value: Tensor, { keys, values, seen }: Past): Tensor {
  const context = keys.shape.at(-2)!;
  const unfilled = tf.range(0, context).greaterEqual(seen).cast('float32').mul(HIDDEN); // [context]
  const scores = tf.concat([tf.matMul(query, keys, false, true).add(unfilled), query.mul(key).sum(-1, true)], -1);
  const [ofPast, own] = tf.split(tf.softmax(scores), [context, 1], -1);
  return tf.matMul(ofPast, values).add(own.mul(value));
}
