/** Fused elementwise nodes: one pass over memory, whose intermediate results stay in the processor's first cache. */
import type { Node, Value } from '../graph';
import { sizeOf } from '../program';
import { encodeView, OPCODES, type Instruction } from './instruction';
import { isContiguous, type Storage, type View } from './view';

/** The order of the operations in kernels.c. */
const OPERATIONS = [
  ...[
    'copy',
    'Add',
    'Sub',
    'Mul',
    'Div',
    'Max',
    'Min',
    'Pow',
    'Neg',
    'Abs',
    'Sqrt',
    'Reciprocal',
    'Exp',
    'Log',
    'Sin',
    'Cos',
    'Tanh',
  ],
  ...[
    'Sigmoid',
    'Erf',
    'Softplus',
    'Floor',
    'Ceil',
    'Sign',
    'Relu',
    'Equal',
    'Greater',
    'Less',
    'GreaterOrEqual',
    'LessOrEqual',
  ],
  ...[
    'And',
    'Or',
    'Not',
    'Where',
    'toFloat',
    'toInt',
    'Add int',
    'Sub int',
    'Mul int',
    'Max int',
    'Min int',
    'Neg int',
  ],
  ...['Equal int', 'Greater int', 'Less int', 'GreaterOrEqual int', 'LessOrEqual int', 'mulAdd'],
];

const CODES = new Map(OPERATIONS.map((name, code) => [name, code]));

/** Registers of kernels.c. */
const MOST_REGISTERS = 64;
/** Nodes of a group, so that inputs, results and the widest node always find registers. */
export const MOST_NODES = 20;

export function isElementwise({ op }: Node): boolean {
  return op === 'Cast' || op === 'Clip' || CODES.has(op);
}

/** One operation: its code and its operands, which are registers. */
type Operation = readonly [code: number, to: number, a: number, b: number, c: number];

export interface Group {
  /** In an order in which each comes after those it reads. */
  readonly nodes: readonly Node[];
  /** What stands for a value wherever only its shape differs. */
  rootOf(value: Value): Value;
  /** Where an operand from outside lies, in the shape of the node that reads it. */
  operand(value: Value, shape: readonly number[]): View;
  /** Where a result is kept; undefined where nobody outside the group reads it. */
  result(value: Value): View | undefined;
}

export function elementwiseInstruction({ nodes, rootOf, operand, result }: Group): Instruction {
  const registers = new Registers();
  const members = new Set(nodes.map(({ outputs: [value] }) => value));
  const uses = countUses(nodes, rootOf);
  const inputs: { readonly view: View; readonly register: number }[] = [];
  const outputs: { readonly view: View; readonly register: number }[] = [];
  const held = new Map<string, number>();
  const operations: Operation[] = [];

  const inputRegister = (value: Value, shape: readonly number[]): number => {
    const view = operand(value, shape);
    const key = `${value.name} ${shape}`;
    const register = held.get(key) ?? registers.take();
    if (!held.has(key)) inputs.push({ view, register });
    held.set(key, register);
    return register;
  };
  // inputs have the first registers, since kernels.c counts them so
  for (const {
    inputs: operands,
    outputs: [{ shape }],
  } of nodes)
    for (const value of operands)
      if (!members.has(rootOf(value)) || sizeOf(value.shape) !== sizeOf(shape)) inputRegister(value, shape);

  const computed = new Map<Value, number>();
  for (const node of nodes) {
    const [value] = node.outputs;
    const operands = node.inputs.map((input) => computed.get(rootOf(input)) ?? inputRegister(input, value.shape));
    const kept = result(value);
    const register = registers.take();
    operations.push(...operationsOf(node, operands, register));
    computed.set(value, register);
    if (kept) outputs.push({ view: kept, register });
    for (const input of new Set(node.inputs.map(rootOf))) {
      const left = uses.get(input)! - 1;
      uses.set(input, left);
      if (left === 0 && members.has(input) && !result(input)) registers.release(computed.get(input)!);
    }
  }
  const count = sizeOf(nodes[0].outputs[0].shape);
  return passOver(count, inputs, outputs, operations);
}

/** Elements moved from one view to another of the same shape. */
export function copyInstruction(from: View, to: View): Instruction {
  const operation: Operation = [CODES.get('copy')!, 1, 0, 0, 0];
  return passOver(sizeOf(to.shape), [{ view: from, register: 0 }], [{ view: to, register: 1 }], [operation]);
}

interface Placed {
  readonly view: View;
  readonly register: number;
}

function passOver(
  count: number,
  inputs: readonly Placed[],
  outputs: readonly Placed[],
  operations: readonly Operation[],
): Instruction {
  const whole = inputs.filter(
    ({ view }) => isContiguous(view) && sizeOf(view.shape) === count && view.storage.size === count,
  );
  return {
    reads: inputs.map(({ view }) => view),
    writes: outputs.map(({ view }) => view),
    inPlace: new Map(
      outputs
        .filter(({ view }) => isContiguous(view) && view.storage.size === count)
        .map(({ view }) => [view.storage, new Set(whole.map((input) => input.view.storage))]),
    ),
    encode(placeOf) {
      const read = new Set(inputs.map(({ view }) => placeOf(view)));
      return [
        ...[OPCODES.elementwise, count, inputs.length, operations.length, outputs.length],
        ...inputs.flatMap(({ view }) => encodeView(view, placeOf)),
        // computed where it is kept, unless an operand that is read later lies there
        ...outputs.flatMap(({ view, register }) => [
          register,
          Number(isContiguous(view) && !read.has(placeOf(view))),
          ...encodeView(view, placeOf),
        ]),
        ...operations.flat(),
      ];
    },
  };
}

function countUses(nodes: readonly Node[], rootOf: (value: Value) => Value): Map<Value, number> {
  const uses = new Map<Value, number>();
  for (const { inputs } of nodes)
    for (const input of new Set(inputs.map(rootOf))) uses.set(input, (uses.get(input) ?? 0) + 1);
  return uses;
}

function operationsOf({ op, inputs, outputs }: Node, operands: readonly number[], to: number): readonly Operation[] {
  const [a, b = a, c = a] = operands;
  if (op === 'Clip') {
    const kind = inputs[0].dtype === 'float32' ? '' : ' int';
    return [
      [codeOf(`Max${kind}`), to, a, b, a],
      [codeOf(`Min${kind}`), to, to, c, a],
    ];
  }
  return [[codeOf(nameOf(op, inputs, outputs[0])), to, a, b, c]];
}

function nameOf(op: string, inputs: readonly Value[], { dtype }: Value): string {
  const from = inputs[0].dtype;
  if (op === 'Cast') {
    if (from === 'float32') return dtype === 'float32' ? 'copy' : 'toInt';
    return dtype === 'float32' ? 'toFloat' : 'copy';
  }
  const whole = from !== 'float32' && CODES.has(`${op} int`);
  return whole ? `${op} int` : op;
}

function codeOf(name: string): number {
  const code = CODES.get(name);
  if (code === undefined) throw new Error(`no operation ${name} in kernels.c`);
  return code;
}

/** The lowest free number first. */
class Registers {
  private readonly free: number[] = [];
  private count = 0;

  take(): number {
    const register = this.free.pop() ?? this.count++;
    if (register >= MOST_REGISTERS) throw new Error('an elementwise group needs more registers than kernels.c has');
    return register;
  }

  release(register: number): void {
    this.free.push(register);
  }
}
