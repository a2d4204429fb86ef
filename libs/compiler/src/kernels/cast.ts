/** From one element type to another, as JavaScript's arrays do it. */
import { ONNX_TYPES, type ElementType, type Graph, type Value } from '../graph';
import { guard } from '../guards';
import type { Kernel } from '../kernel';
import { broadcast } from './broadcast';

/** A boolean's way through an integer to a real number is one cast. */
export function casted(graph: Graph, x: Value, dtype: ElementType): Value {
  const before = x.producer?.op === 'Cast' ? x.producer.inputs[0] : x;
  const from = before.dtype === 'bool' ? before : x;
  if (from.dtype === dtype) return from;
  if (dtype === 'bool') return negated(graph, broadcast(graph, 'Equal', from, graph.scalar(0, from.dtype), 'bool'));
  return plain(graph, from.dtype === 'float32' && dtype === 'int32' ? wrapped(graph, from) : from, dtype);
}

export function negated(graph: Graph, x: Value): Value {
  return graph.add('Not', [x], x);
}

/** Real numbers in 64 bits, whose lower half is what JavaScript makes of them: modulo 2^32, and 0 of NaN and infinities. */
function wrapped(graph: Graph, x: Value): Value {
  const fits = broadcast(graph, 'Less', graph.add('Abs', [x], x), graph.scalar(2 ** 63, 'float32'), 'bool');
  const long = plain(graph, graph.add('Where', [fits, x, graph.scalar(0, 'float32')], x), 'int64');
  return guard(graph.add('BitwiseAnd', [long, graph.scalar(2 ** 32 - 1, 'int64')], long), 0); // onnxruntime makes one cast of two in a row
}

function plain(graph: Graph, x: Value, dtype: ElementType): Value {
  return graph.add('Cast', [x], { dtype, shape: x.shape }, { to: ONNX_TYPES[dtype] });
}

export const cast: Kernel = ({ graph, inputs: { x }, attributes }) => {
  return casted(graph, x, (attributes as { dtype: ElementType }).dtype);
};
