import { tf } from '#compiler';
import type { MoeArchitecture, TransformerArchitecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { attend } from '../layers/attend';
import { attendToPast } from '../layers/attend-to-past';
import { rotate } from '../layers/rotate';
import type { Memory, Weights } from '../network';
import { scaleRows, type Block } from './block';

/** Causal attention of several heads (Vaswani et al. 2017). normal [members, batch x time, width] -> the same shape */
export function attention(
  { heads, headSize, positions }: TransformerArchitecture | MoeArchitecture,
  weights: Weights,
  normal: Tensor,
  { name, batch, time, memory }: Block,
): Tensor {
  const [members] = normal.shape;
  const project = (tensor: string, scale: number): Tensor =>
    tf
      .matMul(normal, scaleRows(weights[tensor], weights['gain'].mul(scale)))
      .reshape([members * batch, time, heads * headSize])
      .transpose([0, 2, 1])
      .reshape([members * batch, heads, headSize, time]);
  const turned = (x: Tensor): Tensor => (positions === 'rotary' ? rotate(x, memory?.seen ?? tf.zeros([1])) : x);
  const [query, key] = [turned(project('query', 1 / Math.sqrt(headSize))), turned(project('key', 1))];
  const value = project('value', 1);
  const values = memory ? attendWith(memory, name, members, query, key, value) : attend(query, key, value);
  const joined = values
    .reshape([members * batch, heads * headSize, time])
    .transpose([0, 2, 1])
    .reshape([members, batch * time, heads * headSize]);
  return tf.matMul(joined, weights['output']);
}

/** Attention of one new position to all those stored, and stores its key and value with them. */
function attendWith(memory: Memory, name: string, members: number, ...ofNew: readonly Tensor[]): Tensor {
  const [rows, heads, size] = ofNew[0].shape;
  const past = (state: string): Tensor => memory.read(`${name}.${state}`).reshape([rows, heads, -1, size]);
  const [query, key, value] = ofNew.map((x) => x.reshape([rows, heads, 1, size]));
  const values = attendToPast(query, key, value, { keys: past('keys'), values: past('values'), seen: memory.seen });
  memory.write(`${name}.keys`, key.reshape([members, rows / members, heads, 1, size]));
  memory.write(`${name}.values`, value.reshape([members, rows / members, heads, 1, size]));
  return values;
}
