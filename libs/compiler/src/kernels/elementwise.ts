/** One value in, one value out, at every element; two operands are broadcast as ONNX and tfjs both do. */
import { uniformValue, type Graph, type Value } from '../graph';
import { guard } from '../guards';
import type { Kernel, KernelTable } from '../kernel';
import { ofNumbers, ofReals } from './accepting';
import { broadcast, broadcastShape, sameShape } from './broadcast';
import { cast, casted } from './cast';
import { sumOfProducts } from './sum-of-products';

const unary =
  (op: string): Kernel =>
  ({ graph, inputs: { x } }) =>
    graph.add(op, [x], x);

const binary =
  (op: string, neutral?: { left?: number; right?: number }): Kernel =>
  ({ graph, inputs: { a, b } }) => {
    const shape = broadcastShape(a.shape, b.shape);
    if (isNeutral(b, neutral?.right) && sameShape(a.shape, shape)) return a;
    if (isNeutral(a, neutral?.left) && sameShape(b.shape, shape)) return b;
    return broadcast(graph, op, a, b, a.dtype);
  };

const add: Kernel = (call) => sumOfProducts(call.graph, call.inputs['a'], call.inputs['b']) ?? plainAdd(call);
const plainAdd = binary('Add', { left: 0, right: 0 });

function isNeutral(value: Value, neutral: number | undefined): boolean {
  return neutral !== undefined && uniformValue(value) === neutral;
}

/** Of whole numbers too it is a real number. */
const exponential: Kernel = ({ graph, inputs: { x } }) => {
  const real = casted(graph, x, 'float32');
  return graph.add('Exp', [real], real);
};

const square: Kernel = ({ graph, inputs: { x } }) => graph.add('Mul', [x, x], x);

const reciprocalSquareRoot: Kernel = ({ graph, inputs: { x } }) =>
  graph.add('Reciprocal', [graph.add('Sqrt', [x], x)], x);

/** 1 where x > 0, alpha where it is not. NaN stays NaN, as in tfjs. */
const step: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { alpha } = attributes as { alpha: number };
  const positive = broadcast(graph, 'Greater', x, graph.scalar(0, x.dtype), 'bool');
  const chosen = graph.add('Where', [positive, graph.scalar(1, x.dtype), graph.scalar(alpha, x.dtype)], x);
  return x.dtype === 'float32' ? graph.add('Where', [isNumber(graph, x), chosen, x], x) : chosen;
};

/** NaN has the sign 0 in tfjs. */
const sign: Kernel = ({ graph, inputs: { x } }) => {
  const found = graph.add('Sign', [x], x);
  if (x.dtype === 'int32') return found;
  return guard(graph.add('Where', [isNumber(graph, x), found, graph.scalar(0, 'float32')], x), 1);
};

function isNumber(graph: Graph, x: Value): Value {
  return broadcast(graph, 'Equal', x, x, 'bool');
}

const clip: Kernel = ({ graph, inputs: { x }, attributes }) => {
  const { clipValueMin, clipValueMax } = attributes as { clipValueMin: number; clipValueMax: number };
  const bounds = [clipValueMin, clipValueMax].map((bound) =>
    graph.scalar(x.dtype === 'int32' ? whole(bound) : bound, x.dtype),
  );
  return graph.add('Clip', [x, ...bounds], x);
};

/** A bound of whole numbers; infinite ones bound nothing. */
function whole(bound: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(bound)));
}

/** Where JavaScript gives NaN ONNX gives 1: for a base of 1 or -1 and an exponent that is NaN or infinite. */
const power: Kernel = ({ graph, inputs: { a, b } }) => {
  const plain = broadcast(graph, 'Pow', a, b, a.dtype);
  if (b.constant && Array.from(b.constant, Number).every(Number.isFinite)) return plain;
  const one = broadcast(graph, 'Equal', graph.add('Abs', [a], a), graph.scalar(1, a.dtype), 'bool');
  const nothing = broadcast(graph, 'Mul', b, graph.scalar(0, b.dtype), b.dtype); // 0, or NaN where b is not finite
  return graph.add('Where', [one, broadcast(graph, 'Add', plain, nothing, a.dtype), plain], plain);
};

const squaredDifference: Kernel = ({ graph, inputs: { a, b } }) => {
  const difference = broadcast(graph, 'Sub', a, b, a.dtype);
  return graph.add('Mul', [difference, difference], difference);
};

const addAll: Kernel = ({ graph, inputs }) =>
  Object.values(inputs).reduce((total, value) => broadcast(graph, 'Add', total, value, value.dtype));

const rectified: Kernel = ({ graph, inputs: { x } }) =>
  x.dtype === 'int32' ? broadcast(graph, 'Max', x, graph.scalar(0, x.dtype), x.dtype) : graph.add('Relu', [x], x);

export const ELEMENTWISE: KernelTable = {
  Abs: ofNumbers(unary('Abs')),
  Add: ofNumbers(add),
  AddN: ofNumbers(addAll),
  Cast: cast,
  Ceil: ofReals(unary('Ceil')),
  ClipByValue: ofNumbers(clip),
  Cos: ofReals(unary('Cos')),
  Erf: ofReals(unary('Erf')),
  Exp: exponential,
  Floor: ofReals(unary('Floor')),
  Log: ofReals(unary('Log')),
  Maximum: ofNumbers(binary('Max')),
  Minimum: ofNumbers(binary('Min')),
  Multiply: ofNumbers(binary('Mul', { left: 1, right: 1 })),
  Neg: ofNumbers(unary('Neg')),
  Pow: ofReals(power),
  RealDiv: ofReals(binary('Div', { right: 1 })),
  Reciprocal: ofReals(unary('Reciprocal')),
  Relu: ofNumbers(rectified),
  Rsqrt: ofReals(reciprocalSquareRoot),
  Sigmoid: ofReals(unary('Sigmoid')),
  Sign: ofNumbers(sign),
  Sin: ofReals(unary('Sin')),
  Softplus: ofReals(unary('Softplus')),
  Sqrt: ofReals(unary('Sqrt')),
  Square: ofNumbers(square),
  SquaredDifference: ofNumbers(squaredDifference),
  Step: ofNumbers(step),
  Sub: ofNumbers(binary('Sub', { right: 0 })),
  Tanh: ofReals(unary('Tanh')),
};
