/** Truth of elements, and what is chosen by it. */
import type { ElementType, Graph, Value } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { tf } from '../tfjs';
import { broadcast } from './broadcast';
import { casted, negated } from './cast';

const comparison =
  (op: string): Kernel =>
  ({ graph, inputs: { a, b } }) =>
    broadcast(graph, op, a, b, 'bool');

/** ONNX orders no booleans. */
const order =
  (op: string): Kernel =>
  ({ graph, inputs: { a, b } }) =>
    broadcast(graph, op, countable(graph, a), countable(graph, b), 'bool');

function countable(graph: Graph, x: Value): Value {
  return x.dtype === 'bool' ? casted(graph, x, 'int32') : x;
}

const differs: Kernel = ({ graph, inputs: { a, b } }) => negated(graph, broadcast(graph, 'Equal', a, b, 'bool'));

const not: Kernel = ({ graph, inputs: { x } }) => negated(graph, x);

/** Where what is chosen from is of two types, the wider one is the result's. */
const select: Kernel = ({ graph, inputs: { condition, t, e } }) => {
  const dtype = tf.upcastType(t.dtype as 'int32', e.dtype as 'int32') as ElementType;
  const [yes, no] = [t, e].map((value) => casted(graph, value, dtype));
  if (dtype !== 'bool') return graph.add('Where', [condition, yes, no], yes);
  const ofYes = graph.add('And', [condition, yes], yes); // onnxruntime's Where takes no booleans
  return graph.add('Or', [ofYes, graph.add('And', [negated(graph, condition), no], no)], yes);
};

export const COMPARISONS: KernelTable = {
  Equal: comparison('Equal'),
  Greater: order('Greater'),
  GreaterEqual: order('GreaterOrEqual'),
  Less: order('Less'),
  LessEqual: order('LessOrEqual'),
  LogicalAnd: comparison('And'),
  LogicalNot: not,
  LogicalOr: comparison('Or'),
  NotEqual: differs,
  Select: select,
};
