/** The elementwise operations of kernels.c, and which one does what a node of ONNX does. */
import type { Node } from '../graph';

/** In the order of kernels.c, by ONNX's names where ONNX has one. */
const OPERATIONS = [
  'copy Add Sub Mul Div Max Min Pow Neg Abs Sqrt Reciprocal Exp Log Sin Cos Tanh Sigmoid Erf Softplus Floor Ceil Sign Relu',
  'Equal Greater Less GreaterOrEqual LessOrEqual And Or Not Where toFloat toInt AddInt SubInt MulInt MaxInt MinInt NegInt AbsInt SignInt',
  'EqualInt GreaterInt LessInt GreaterOrEqualInt LessOrEqualInt mulAdd negatedMulAdd',
].flatMap((names) => names.split(' '));

const CODES = new Map(OPERATIONS.map((name, code) => [name, code]));

/** Operations on truth, which is an integer here too. */
const TRUTH: ReadonlySet<string> = new Set(['And', 'Or', 'Not', 'Where']);

export function isElementwise({ op }: Node): boolean {
  return op === 'Cast' || op === 'Clip' || CODES.has(op);
}

/** One operation: its code, the register of its result and those of its operands. */
export type Operation = readonly [code: number, to: number, a: number, b: number, c: number];

/** What leaves the result of the operation `name` in register `to`. Throws an Error where kernels.c has none of that name. */
export function operationsOf(name: string, [a, b = a, c = a]: readonly number[], to: number): readonly Operation[] {
  const clip = /^Clip(Int)?$/.exec(name);
  if (!clip) return [[codeOf(name), to, a, b, c]];
  const [, kind = ''] = clip;
  return [
    [codeOf(`Max${kind}`), to, a, b, a],
    [codeOf(`Min${kind}`), to, to, c, a],
  ];
}

/** Of integers and of real numbers kernels.c has operations of their own. */
export function nameOf({ op, inputs: [{ dtype: from }], outputs: [{ dtype }] }: Node): string {
  if (op === 'Cast') {
    if (from === 'float32') return dtype === 'float32' ? 'copy' : 'toInt';
    return dtype === 'float32' ? 'toFloat' : 'copy';
  }
  return from === 'float32' || TRUTH.has(op) ? op : `${op}Int`;
}

function codeOf(name: string): number {
  const code = CODES.get(name);
  if (code === undefined) throw new Error(`the engine native has no operation ${name}: add it to kernels.c`);
  return code;
}
