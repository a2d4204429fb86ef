import type { Graph, Node, Value } from '../graph';

/**
 * A' B + C' D as one product of A over C with B over D, where stacking copies fewer elements than adding reads: so the gradient of a
 * matrix that a recurrent network uses at every step becomes one large product. Undefined where the sum is none such.
 */
export function sumOfProducts(graph: Graph, a: Value, b: Value): Value | undefined {
  const sum = transposedProduct(a);
  const term = transposedProduct(b);
  if (!sum || !term) return undefined;
  const [rows, columns] = [a.shape.at(-2)!, a.shape.at(-1)!];
  const stacked = term.inputs[0].shape.at(-2)!;
  const sameBatch = a.shape.length === b.shape.length && a.shape.every((length, axis) => length === b.shape[axis]);
  if (!sameBatch || stacked * (rows + columns) > rows * columns) return undefined;
  const factors = [0, 1].map((side) => stack(graph, sum.inputs[side], term.inputs[side]));
  return graph.addNode('FusedMatMul', factors, [a], sum.attributes, sum.domain)[0];
}

/** The node of a product A' B whose factors have the batch axes of the result. */
function transposedProduct({ producer, shape }: Value): Node | undefined {
  const { transA, transB } = producer?.attributes ?? {};
  if (producer?.op !== 'FusedMatMul' || transA !== 1 || transB !== 0) return undefined;
  const batch = String(shape.slice(0, -2));
  return producer.inputs.every((factor) => String(factor.shape.slice(0, -2)) === batch) ? producer : undefined;
}

/** Two factors one above the other; a stack grows by one part. */
function stack(graph: Graph, above: Value, below: Value): Value {
  const axis = above.shape.length - 2;
  const parts = isStack(above, axis) ? above.producer!.inputs : [above];
  const shape = above.shape.with(axis, above.shape[axis] + below.shape[axis]);
  return graph.add('Concat', [...parts, below], { dtype: above.dtype, shape }, { axis });
}

function isStack({ producer }: Value, axis: number): boolean {
  return producer?.op === 'Concat' && producer.attributes['axis'] === axis;
}
