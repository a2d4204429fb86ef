/** The same values by other nodes, where those cost less here than in onnxruntime, for which programs are written. */
import { Graph, uniformValue, type Node, type Value } from '../graph';
import { guardedInput } from '../guards';

/** A rule gives the output of a node that does the same, or nothing. */
type Rule = (node: Node, inputs: readonly Value[], graph: Graph) => Value | undefined;

/** Deeper products are left to kernels.c. */
const THIN = 2;

/** A graph in which every rule has been followed, and what stands there for `outputs`. */
export function rewrite(
  nodes: readonly Node[],
  outputs: readonly Value[],
): { readonly graph: Graph; readonly outputs: readonly Value[] } {
  const graph = new Graph();
  const made = new Map<Value, Value>();
  const renewed = (value: Value): Value => {
    if (!value.constant) return made.get(value) ?? value; // an input stays as it is
    const constant = made.get(value) ?? graph.constant(value.constant, value);
    made.set(value, constant);
    return constant;
  };
  for (const node of nodes) {
    const inputs = node.inputs.map(renewed);
    const replaced = RULES.map((rule) => rule(node, inputs, graph)).find((value) => value !== undefined);
    const results = replaced ? [replaced] : graph.addNode(node.op, inputs, node.outputs, node.attributes, node.domain);
    node.outputs.forEach((output, at) => made.set(output, results[at]));
  }
  return { graph, outputs: outputs.map(renewed) };
}

/** A range of a concatenation that is one of its parts. */
const partOfConcat = ({ op, outputs: [{ shape }] }: Node, [x, starts, , axes]: readonly Value[]): Value | undefined => {
  const whole = x?.producer;
  if (op !== 'Slice' || whole?.op !== 'Concat' || axes.constant?.length !== 1) return undefined;
  const axis = Number(axes.constant[0]);
  if (axis !== whole.attributes['axis']) return undefined;
  let start = 0;
  for (const part of whole.inputs) {
    if (start === Number(starts.constant![0])) return part.shape[axis] === shape[axis] ? part : undefined;
    start += part.shape[axis];
  }
  return undefined;
};

/** A product of little depth is a sum of outer products: elementwise, and so fused with what reads it. */
const thinProduct: Rule = ({ op, outputs: [type] }, [a, b], graph) => {
  const depth = a.shape.at(-1)!;
  if (op !== 'MatMul' || depth > THIN) return undefined;
  const part = (value: Value, axis: number, at: number): Value => {
    const bounds = [[at], [at + 1], [axis]].map((list) => graph.integers(list));
    const slice = graph.add('Slice', [value, ...bounds], { dtype: value.dtype, shape: value.shape.with(axis, 1) });
    return partOfConcat(slice.producer!, slice.producer!.inputs) ?? slice;
  };
  const terms = Array.from({ length: depth }, (_, at) =>
    graph.add('Mul', [part(a, a.shape.length - 1, at), part(b, b.shape.length - 2, at)], type),
  );
  return terms.reduce((sum, term) => graph.add('Add', [sum, term], type));
};

/** [A over a]' [B over ones] = A' B + a', where a is one row: nothing is laid side by side. */
const rowOfOnes: Rule = ({ attributes, outputs: [type] }, inputs, graph) => {
  if (attributes['transA'] !== 1 || attributes['transB'] !== 0) return undefined;
  const [left, right] = inputs.map(({ producer, shape }) =>
    producer?.op === 'Concat' && producer.attributes['axis'] === shape.length - 2 ? producer.inputs : [],
  );
  const [row, ones] = [left[1], right[1]];
  if (left.length !== 2 || right.length !== 2 || row.shape.at(-2) !== 1 || uniformValue(ones) !== 1) return undefined;
  if (left[0].shape.at(-2) !== right[0].shape.at(-2)) return undefined;
  const [product] = graph.addNode('FusedMatMul', [left[0], right[0]], [type], attributes, 'com.microsoft');
  const shape = [...row.shape.slice(0, -2), row.shape.at(-1)!, 1];
  const column = graph.add('Reshape', [row, graph.integers(shape)], { dtype: row.dtype, shape });
  return graph.add('Add', [product, column], type);
};

/** A product of whole numbers as the sum of the products of their elements. */
const wholeProduct: Rule = ({ op, outputs: [type] }, [a, b], graph) => {
  if (op !== 'MatMul' || type.dtype !== 'int32') return undefined;
  const [rows, columns] = [a, b].map(({ shape }, side) => shape.toSpliced(shape.length - 2 * side, 0, 1));
  const [left, right] = [[a, rows] as const, [b, columns] as const].map(([value, shape]) =>
    graph.add('Reshape', [value, graph.integers(shape)], { dtype: 'int32', shape }),
  );
  const axis = type.shape.length - 1;
  const products = graph.add('Mul', [left, right], {
    dtype: 'int32',
    shape: type.shape.toSpliced(axis, 0, a.shape.at(-1)!),
  });
  return graph.add('ReduceSum', [products, graph.integers([axis])], type, { keepdims: 0 });
};

/** kernels.c takes NaN as tfjs does and finds a negative index itself, and its 64 bits are their lower half. */
const guardedAlone: Rule = ({ outputs: [output] }, inputs) => {
  const input = guardedInput(output);
  return input === undefined ? undefined : inputs[input];
};

const RULES: readonly Rule[] = [thinProduct, partOfConcat, rowOfOnes, wholeProduct, guardedAlone];
