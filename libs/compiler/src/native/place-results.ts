/**
 * Where results are written, decided before any is computed: parts of a concatenation straight into the whole, and what is transposed
 * later at once in the order in which it is wanted. So no result is computed at one offset and then copied to another.
 */
import type { Node, Value } from '../graph';
import { isElementwise } from './operations';
import { freshView, isContiguous, permuteView, reshapeView, sliceView, wholeOf, type View } from './view';

/** Views by value, for those that are not simply laid into a storage of their own. */
export function placeResults(nodes: readonly Node[]): Map<Value, View> {
  const placed = new Map<Value, View>();
  for (const node of [...nodes].reverse()) {
    const [output] = node.outputs;
    if (node.op === 'Concat') {
      const whole = placed.get(output) ?? freshView(output.shape);
      placed.set(output, whole);
      partsOf(node, whole).forEach((part, at) => propose(node.inputs[at], part, placed));
    }
    if (node.op === 'Reshape' && needsCopy(node)) propose(output, freshView(output.shape), placed);
  }
  return placed;
}

/** The range of a concatenation that each operand fills. */
export function partsOf({ inputs, attributes }: Node, whole: View): readonly View[] {
  const axis = attributes['axis'] as number;
  let start = 0;
  return inputs.map(({ shape }) => {
    const part = sliceView(whole, axis, start, shape[axis]);
    start += shape[axis];
    return part;
  });
}

/** Takes a view back through nodes that only change shape or strides: the node that computes the value may then write there. */
function propose(value: Value, view: View, placed: Map<Value, View>): void {
  const node = value.producer;
  if (!node) return;
  if (node.op === 'Reshape' || node.op === 'Identity') {
    const before = reshapeView(view, node.inputs[0].shape);
    if (before) propose(node.inputs[0], before, placed);
  } else if (node.op === 'Transpose') {
    const perm = node.attributes['perm'] as readonly number[];
    const inverse = perm.map((_, axis) => perm.indexOf(axis));
    propose(node.inputs[0], permuteView(view, inverse), placed);
  } else if (!placed.has(value) && fits(node, view)) placed.set(value, view);
}

function fits(node: Node, view: View): boolean {
  if (isElementwise(node) || node.op === 'Concat') return true;
  return node.op.endsWith('MatMul') && view.strides.slice(-2).includes(1);
}

/** Whether a reshaped transpose has elements in an order that no strides give. */
function needsCopy({ inputs: [x], outputs: [{ shape }] }: Node): boolean {
  const { producer } = x;
  if (producer?.op !== 'Transpose') return false;
  const [before] = producer.inputs;
  const transposed = permuteView(wholeOf({ size: 0 }, before.shape), producer.attributes['perm'] as readonly number[]);
  return !isContiguous(transposed) && reshapeView(transposed, shape) === undefined;
}
