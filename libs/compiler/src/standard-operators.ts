import type { Graph, Value } from './graph';

/** The product of `FusedMatMul` in operators of ai.onnx alone: factors are transposed by nodes of their own. */
export function standardMatMul(
  graph: Graph,
  [a, b]: readonly Value[],
  { transA, transB }: { readonly transA: boolean; readonly transB: boolean },
  type: Pick<Value, 'dtype' | 'shape'>,
): Value {
  return graph.add('MatMul', [transA ? transposed(graph, a) : a, transB ? transposed(graph, b) : b], type);
}

/** [..., rows, columns] -> [..., columns, rows] */
function transposed(graph: Graph, value: Value): Value {
  const perm = [...value.shape.keys()];
  perm.push(...perm.splice(-2).reverse());
  const type = { dtype: value.dtype, shape: perm.map((axis) => value.shape[axis]) };
  return graph.add('Transpose', [value], type, { perm });
}
