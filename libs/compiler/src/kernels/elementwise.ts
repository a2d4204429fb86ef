/** One value in, one value out, at every place; two operands are broadcast as ONNX and tfjs both do. */
import { ONNX_TYPES, uniformValue, type ElementType, type Graph, type Value } from '../graph';
import type { Kernel, KernelTable } from '../kernel';
import { tf } from '../tfjs';
import { sumOfProducts } from './sum-of-products';

const unary =
  (op: string): Kernel =>
  ({ graph, inputs: { x } }) =>
    graph.add(op, [x], x);

const binary =
  (op: string, neutral?: { left?: number; right?: number }): Kernel =>
  ({ graph, inputs: { a, b } }) => {
    const shape = tf.backend_util.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
    if (isNeutral(b, neutral?.right) && sameShape(a.shape, shape)) return a;
    if (isNeutral(a, neutral?.left) && sameShape(b.shape, shape)) return b;
    return broadcast(graph, op, a, b, a.dtype);
  };

const add: Kernel = (call) => sumOfProducts(call.graph, call.inputs['a'], call.inputs['b']) ?? plainAdd(call);
const plainAdd = binary('Add', { left: 0, right: 0 });

const comparison =
  (op: string): Kernel =>
  ({ graph, inputs: { a, b } }) =>
    broadcast(graph, op, a, b, 'bool');

const negatedComparison =
  (op: string): Kernel =>
  ({ graph, inputs: { a, b } }) => {
    const compared = broadcast(graph, op, a, b, 'bool');
    return graph.add('Not', [compared], compared);
  };

function isNeutral(value: Value, neutral: number | undefined): boolean {
  return neutral !== undefined && uniformValue(value) === neutral;
}

/** A node on two operands; a uniform constant becomes a scalar, which takes no memory to read. */
function broadcast(graph: Graph, op: string, a: Value, b: Value, dtype: ElementType): Value {
  const shape = tf.backend_util.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
  const shrink = (value: Value, other: Value): Value => {
    const uniform = sameShape(other.shape, shape) ? uniformValue(value) : undefined;
    return uniform === undefined ? value : graph.scalar(uniform, value.dtype);
  };
  return graph.add(op, [shrink(a, b), shrink(b, a)], { dtype, shape });
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

const square: Kernel = ({ graph, inputs: { x } }) => graph.add('Mul', [x, x], x);

const reciprocalSquareRoot: Kernel = ({ graph, inputs: { x } }) =>
  graph.add('Reciprocal', [graph.add('Sqrt', [x], x)], x);

/** 1 where x > 0, alpha where it is not. NaN stays NaN, as in tfjs. */
const step: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { alpha } = attributes as { alpha: number };
  const positive = broadcast(graph, 'Greater', x, graph.scalar(0, x.dtype), 'bool');
  const chosen = graph.add('Where', [positive, graph.scalar(1, x.dtype), graph.scalar(alpha, x.dtype)], x);
  const isNumber = broadcast(graph, 'Equal', x, x, 'bool');
  return graph.add('Where', [isNumber, chosen, x], x);
};

const clip: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { clipValueMin, clipValueMax } = attributes as { clipValueMin: number; clipValueMax: number };
  return graph.add('Clip', [x, graph.scalar(clipValueMin, x.dtype), graph.scalar(clipValueMax, x.dtype)], x);
};

const squaredDifference: Kernel = ({ graph, inputs: { a, b } }) => {
  const difference = broadcast(graph, 'Sub', a, b, a.dtype);
  return graph.add('Mul', [difference, difference], difference);
};

const addAll: Kernel = ({ graph, inputs }) =>
  Object.values(inputs).reduce((total, value) => broadcast(graph, 'Add', total, value, value.dtype));

const select: Kernel = ({ graph, inputs: { condition, t, e } }) => graph.add('Where', [condition, t, e], t);

/** A boolean's way through an integer to a real number is one cast. */
const cast: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { dtype } = attributes as { dtype: ElementType };
  const before = x.producer?.op === 'Cast' ? x.producer.inputs[0] : x;
  const from = before.dtype === 'bool' ? before : x;
  return from.dtype === dtype ? from : graph.add('Cast', [from], { dtype, shape: x.shape }, { to: ONNX_TYPES[dtype] });
};

export const ELEMENTWISE: KernelTable = {
  Abs: unary('Abs'),
  Add: add,
  AddN: addAll,
  Cast: cast,
  Ceil: unary('Ceil'),
  ClipByValue: clip,
  Cos: unary('Cos'),
  Equal: comparison('Equal'),
  Erf: unary('Erf'),
  Exp: unary('Exp'),
  Floor: unary('Floor'),
  Greater: comparison('Greater'),
  GreaterEqual: comparison('GreaterOrEqual'),
  Less: comparison('Less'),
  LessEqual: comparison('LessOrEqual'),
  Log: unary('Log'),
  LogicalAnd: comparison('And'),
  LogicalNot: unary('Not'),
  LogicalOr: comparison('Or'),
  Maximum: binary('Max'),
  Minimum: binary('Min'),
  Multiply: binary('Mul', { left: 1, right: 1 }),
  Neg: unary('Neg'),
  NotEqual: negatedComparison('Equal'),
  Pow: binary('Pow'),
  RealDiv: binary('Div', { right: 1 }),
  Reciprocal: unary('Reciprocal'),
  Relu: unary('Relu'),
  Rsqrt: reciprocalSquareRoot,
  Select: select,
  Sigmoid: unary('Sigmoid'),
  Sign: unary('Sign'),
  Sin: unary('Sin'),
  Softplus: unary('Softplus'),
  Sqrt: unary('Sqrt'),
  Square: square,
  SquaredDifference: squaredDifference,
  Step: step,
  Sub: binary('Sub', { right: 0 }),
  Tanh: unary('Tanh'),
};
