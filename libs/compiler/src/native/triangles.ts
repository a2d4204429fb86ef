/** Which matrices are known to be 0 on one side of their diagonal: attention that sees no later symbol computes half in vain. */
import type { Node, Value } from '../graph';
import { type Readers, rootOf } from './readers';

/** Of a product's left factor the triangle that is not 0, or of its result the one that is read. The order of kernels.c. */
export const TRIANGLES = { full: 0, lowerFactor: 1, upperFactor: 2, lowerResult: 3 } as const;

/** Scores this much lower than others have a probability of 0 in float32. */
const NEVER = -1e6;

export class Triangles {
  private readonly lower = new Set<Value>();

  /** `wanted` are the outputs of the program. */
  constructor(
    nodes: readonly Node[],
    private readonly readers: Readers,
    private readonly wanted: ReadonlySet<Value>,
  ) {
    for (const { op, inputs, outputs } of nodes) {
      const scores = rootOf(inputs[0]);
      const masked = op === 'Softmax' && masksUpper(scores.producer) && sameShape(scores, inputs[0]);
      const product = op === 'Mul' && inputs.some((factor) => sameShape(factor, outputs[0]) && this.isLower(factor));
      if (masked || product) this.lower.add(outputs[0]);
    }
  }

  /** Whether a value is 0 above the diagonal of its last two axes. */
  isLower(value: Value): boolean {
    const root = rootOf(value);
    return this.lower.has(root) && sameShape(root, value);
  }

  /** Whether nothing reads what lies above the diagonal, as long as it is a number. */
  isReadBelow(value: Value): boolean {
    const readers = this.readers.of(value);
    return (
      readers.length > 0 &&
      !this.wanted.has(value) &&
      readers.every((node) => {
        const [result] = node.outputs;
        if (!node.inputs.some((input) => rootOf(input) === value && sameShape(input, result))) return false;
        if (this.lower.has(result) && node.op === 'Mul') return node.inputs.some((factor) => this.isLower(factor));
        if (node.op !== 'Add') return false;
        if (!masksUpper(node)) return this.isReadBelow(result);
        return !this.wanted.has(result) && this.readers.of(result).every(({ op }) => op === 'Softmax');
      })
    );
  }
}

/** Whether a node adds a constant that makes all above the diagonal of square matrices improbable. */
function masksUpper(node: Node | undefined): boolean {
  if (node?.op !== 'Add') return false;
  const [scores, { constant, shape }] = node.inputs;
  const [rows, columns] = shape.slice(-2);
  if (!constant || shape.length < 2 || rows !== columns || constant.length !== rows * columns) return false;
  if (!sameShape(scores, node.outputs[0]) || scores.shape.at(-2) !== rows) return false;
  return constant.every((value, at) => at % columns <= Math.floor(at / columns) || Number(value) <= NEVER);
}

function sameShape(a: Value, b: Value): boolean {
  return String(a.shape) === String(b.shape);
}
