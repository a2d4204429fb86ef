/** Fused elementwise nodes: one pass over memory, whose intermediate results stay in the processor's first cache. */
import type { Node, Value } from '../graph';
import { sizeOf } from '../program';
import { encodeAxes, encodeView, OPCODES, type Instruction } from './instruction';
import { nameOf, operationsOf, type Operation } from './operations';
import { axesOf, isContiguous, permuteView, type View } from './view';

/** Registers of kernels.c. */
const MOST_REGISTERS = 64;
/** Nodes of a group. Of at most three operands each, their inputs and results always find registers. */
export const MOST_NODES = 20;

export interface Group {
  /** In an order in which each comes after those it reads. */
  readonly nodes: readonly Node[];
  /** What stands for a value wherever only its shape differs. */
  rootOf(value: Value): Value;
  /** Where an operand from outside lies, in the shape of the node that reads it. */
  operand(value: Value, shape: readonly number[]): View;
  /** Where a result is kept; undefined where nothing outside the group reads it. */
  result(value: Value): View | undefined;
}

/** One operation, before its operands have registers. */
interface Step {
  readonly name: string;
  readonly operands: readonly Operand[];
  readonly value: Value;
}

interface Operand {
  readonly value: Value;
  /** Of the node that reads it. */
  readonly shape: readonly number[];
}

export function elementwiseInstruction(group: Group): Instruction {
  const { rootOf, operand, result } = group;
  const steps = stepsOf(group);
  const members = new Set(steps.map(({ value }) => value));
  const left = countReads(steps.map(({ operands }) => operands.map(({ value }) => rootOf(value))));
  const registers = new Registers();
  const computed = new Map<Value, number>();
  const held = new Map<string, RegisterView>();
  // inputs have the first registers, since kernels.c counts them so
  for (const { value, shape } of steps.flatMap(({ operands }) => operands)) {
    const key = `${value.name} ${shape}`;
    if (members.has(rootOf(value)) || held.has(key)) continue;
    held.set(key, { view: operand(value, shape), register: registers.take() });
  }
  const registerOf = ({ value, shape }: Operand): number =>
    computed.get(rootOf(value)) ?? held.get(`${value.name} ${shape}`)!.register;

  const outputs: RegisterView[] = [];
  const operations = steps.flatMap(({ name, operands, value }) => {
    const kept = result(value);
    const register = kept ? registers.takeUnused() : registers.take();
    const made = operationsOf(name, operands.map(registerOf), register);
    if (kept) outputs.push({ view: kept, register });
    computed.set(value, register);
    for (const root of new Set(operands.map((read) => rootOf(read.value)))) {
      left.set(root, left.get(root)! - 1);
      if (left.get(root) === 0 && members.has(root) && !result(root)) registers.release(computed.get(root)!);
    }
    return made;
  });
  return passOver(sizeOf(group.nodes[0].outputs[0].shape), [...held.values()], outputs, operations);
}

/** A product that only a sum or a difference reads is one operation with it. */
function stepsOf({ nodes, rootOf, result }: Group): readonly Step[] {
  const reads = countReads(nodes.map(({ inputs }) => inputs.map(rootOf)));
  const products = new Map(
    nodes
      .filter(
        ({ op, outputs: [value] }) =>
          op === 'Mul' && value.dtype === 'float32' && !result(value) && reads.get(value) === 1,
      )
      .map((node) => [node.outputs[0], node]),
  );
  const absorbed = new Set<Node>();
  const steps = nodes.map((node): Step & { readonly node: Node } => {
    const [value] = node.outputs;
    const operands = node.inputs.map((input) => ({ value: input, shape: value.shape }));
    const [x, y] = operands;
    const sum = { Add: 'mulAdd', Sub: 'negatedMulAdd' }[node.op];
    const factors = [y, x].slice(0, node.op === 'Add' ? 2 : 1).find((term) => term && products.has(rootOf(term.value)));
    if (!sum || !factors || rootOf(x.value) === rootOf(y.value)) return { name: nameOf(node), operands, value, node };
    const product = products.get(rootOf(factors.value))!;
    absorbed.add(product);
    const shape = product.outputs[0].shape;
    const [a, b] = product.inputs.map((input) => ({ value: input, shape }));
    return { name: sum, operands: [a, b, factors === y ? x : y], value, node };
  });
  return steps.filter(({ node }) => !absorbed.has(node));
}

/** How many read each value, once for each reader. */
function countReads(operands: readonly (readonly Value[])[]): Map<Value, number> {
  const reads = new Map<Value, number>();
  for (const own of operands) for (const value of new Set(own)) reads.set(value, (reads.get(value) ?? 0) + 1);
  return reads;
}

/** Elements moved from one view to another of the same shape. */
export function copyInstruction(from: View, to: View): Instruction {
  return passOver(
    sizeOf(to.shape),
    [{ view: from, register: 0 }],
    [{ view: to, register: 1 }],
    operationsOf('copy', [0], 1),
  );
}

interface RegisterView {
  readonly view: View;
  readonly register: number;
}

function passOver(
  count: number,
  inputs: readonly RegisterView[],
  outputs: readonly RegisterView[],
  operations: readonly Operation[],
): Instruction {
  const ordered = inOrderOf(outputs[0].view, [...inputs, ...outputs]);
  const partly = new Set(inputs.filter((input) => !isWhole(ordered(input), count)).map(({ view }) => view.storage));
  const whole = inputs.map(({ view }) => view.storage).filter((storage) => !partly.has(storage));
  return {
    reads: inputs.map(({ view }) => view),
    writes: outputs.map(({ view }) => view),
    inPlace: new Map(
      outputs.filter((output) => isWhole(ordered(output), count)).map(({ view }) => [view.storage, new Set(whole)]),
    ),
    encode(offsetOf) {
      const isDirect = (output: RegisterView): boolean => {
        const made = operations.findLastIndex(([, to]) => to === output.register);
        const offset = offsetOf(output.view);
        const under = inputs.filter(({ view }) => offsetOf(view) === offset);
        const isReadLater = operations
          .slice(made + 1)
          .some(([, , ...operands]) => under.some(({ register }) => operands.includes(register)));
        return isContiguous(ordered(output)) && !isReadLater;
      };
      return [
        ...[OPCODES.elementwise, count, inputs.length, operations.length, outputs.length],
        ...inputs.flatMap((input) => encodeOperand(ordered(input), offsetOf)),
        // computed where it is kept, unless an operand that is read later lies there
        ...outputs.flatMap((output) => [
          ...[output.register, Number(isDirect(output)), ...encodeView(ordered(output), offsetOf)],
        ]),
        ...operations.flat(),
      ];
    },
  };
}

/** One element that is read again and again has no axes. */
function encodeOperand(view: View, offsetOf: (view: View) => number): number[] {
  const axes = axesOf(view);
  return encodeAxes(offsetOf(view), axes.every(({ stride }) => stride === 0) ? [] : axes);
}

/** Elements are taken in the order in which the first result lies, where all views have its axes. */
function inOrderOf({ shape, strides }: View, all: readonly RegisterView[]): (own: RegisterView) => View {
  const alike = all.every(({ view }) => String(view.shape) === String(shape));
  const axes = [...shape.keys()].sort((a, b) => strides[b] - strides[a] || a - b);
  return ({ view }) => (alike ? permuteView(view, axes) : view);
}

function isWhole(view: View, count: number): boolean {
  return isContiguous(view) && view.storage.size === count;
}

class Registers {
  private readonly free: number[] = [];
  private count = 0;

  take(): number {
    return this.free.pop() ?? this.takeUnused();
  }

  /** For a result: kernels.c may let it lie in memory from the start, where nothing else must be written. */
  takeUnused(): number {
    if (this.count >= MOST_REGISTERS) throw new Error('an elementwise group needs more registers than kernels.c has');
    return this.count++;
  }

  release(register: number): void {
    this.free.push(register);
  }
}
