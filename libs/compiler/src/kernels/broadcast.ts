import { uniformValue, type ElementType, type Graph, type Value } from '../graph';
import { tf } from '../tfjs';

/** The shape of what two operands give: as tfjs, ONNX and numpy broadcast. Throws where they do not fit. */
export function broadcastShape(a: readonly number[], b: readonly number[]): readonly number[] {
  return tf.backend_util.assertAndGetBroadcastShape([...a], [...b]);
}

/** A node on two operands. A uniform constant becomes a scalar, which takes no memory to read, where the other alone gives the shape. */
export function broadcast(graph: Graph, op: string, a: Value, b: Value, dtype: ElementType): Value {
  const shape = broadcastShape(a.shape, b.shape);
  const left = sameShape(b.shape, shape) ? shrunk(graph, a) : a;
  const right = left === a && sameShape(a.shape, shape) ? shrunk(graph, b) : b;
  return graph.add(op, [left, right], { dtype, shape });
}

function shrunk(graph: Graph, value: Value): Value {
  const uniform = value.shape.length > 0 ? uniformValue(value) : undefined;
  return uniform === undefined ? value : graph.scalar(uniform, value.dtype);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
