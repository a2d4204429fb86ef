/**
 * A dataflow graph in ONNX's terms, grown node by node. Equal nodes and equal small constants are made once
 * (hash-consing), so that what autodiff repeats costs nothing.
 */
import { sizeOf } from './program';

/** int64 is ONNX's type for shapes and axes; tensors of a program never have it. */
export type ElementType = 'float32' | 'int32' | 'bool' | 'int64';
export type ConstantData = Float32Array | Int32Array | Uint8Array | BigInt64Array;

/** Codes of ONNX's TensorProto.DataType. */
export const ONNX_TYPES: Readonly<Record<ElementType, number>> = { float32: 1, int32: 6, int64: 7, bool: 9 };

/** A length that is known when the graph is run. */
export const ANY = -1;

/** An integer, a list of integers, or a text. */
export type Attribute = number | readonly number[] | string;
export type Attributes = Readonly<Record<string, Attribute>>;

/** A tensor of the graph: an input, a constant or the output of a node. */
export interface Value {
  readonly name: string;
  readonly dtype: ElementType;
  readonly shape: readonly number[];
  readonly producer?: Node;
  readonly constant?: ConstantData;
}

export interface Node {
  readonly op: string;
  readonly domain: string;
  readonly inputs: readonly Value[];
  readonly outputs: readonly Value[];
  readonly attributes: Attributes;
}

export type ValueType = Pick<Value, 'dtype' | 'shape'>;

/** Constants of up to this many elements are compared by content. */
const SMALL_CONSTANT = 64;

export class Graph {
  private readonly nodes = new Map<string, Node>();
  private readonly smallConstants = new Map<string, Value>();
  private count = 0;

  input(name: string, { dtype, shape }: ValueType): Value {
    return { name, dtype, shape };
  }

  constant(data: ConstantData, { dtype, shape }: ValueType): Value {
    if (data.length > SMALL_CONSTANT) return { name: this.freshName(), dtype, shape, constant: data };
    const key = `${dtype}[${shape}]:${bytesOf(data)}`;
    const known = this.smallConstants.get(key);
    if (known) return known;
    const value = { name: this.freshName(), dtype, shape, constant: data };
    this.smallConstants.set(key, value);
    return value;
  }

  /** A list of integers as an operand: axes, a shape, the bounds of a slice. */
  integers(values: readonly number[]): Value {
    return this.constant(BigInt64Array.from(values, BigInt), { dtype: 'int64', shape: [values.length] });
  }

  scalar(value: number, dtype: ElementType): Value {
    return this.uniform(value, { dtype, shape: [] });
  }

  /** A constant whose elements are all `value`. */
  uniform(value: number, { dtype, shape }: ValueType): Value {
    return this.constant(filled(dtype, sizeOf(shape), value), { dtype, shape });
  }

  /** The only output of a node of ONNX's own operators. */
  add(op: string, inputs: readonly Value[], type: ValueType, attributes: Attributes = {}): Value {
    return this.addNode(op, inputs, [type], attributes)[0];
  }

  addNode(
    op: string,
    inputs: readonly Value[],
    types: readonly ValueType[],
    attributes: Attributes = {},
    domain = '',
  ): readonly Value[] {
    const shapes = types.map(({ dtype, shape }) => [dtype, shape]);
    const key = JSON.stringify([domain, op, inputs.map(({ name }) => name), shapes, attributes]);
    const known = this.nodes.get(key);
    if (known) return known.outputs;
    const outputs: Value[] = [];
    const node: Node = { op, domain, inputs, outputs, attributes };
    for (const { dtype, shape } of types) outputs.push({ name: this.freshName(), dtype, shape, producer: node });
    this.nodes.set(key, node);
    return outputs;
  }

  /** The nodes that outputs need, in the order in which they were made: what is computed together stays together. */
  needed(outputs: readonly Value[]): readonly Node[] {
    const all = new Set(reachable(outputs).nodes);
    return [...this.nodes.values()].filter((node) => all.has(node));
  }

  private freshName(): string {
    return `%${this.count++}`; // no input has such a name
  }
}

/** So that 0 and -0 are two. */
function bytesOf({ buffer, byteOffset, byteLength }: ConstantData): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('hex');
}

/** The data of a constant whose elements are all `value`. Throws for a type that no graph has. */
function filled(dtype: ElementType, length: number, value: number): ConstantData {
  switch (dtype) {
    case 'float32':
      return new Float32Array(length).fill(value);
    case 'int32':
      return new Int32Array(length).fill(value);
    case 'bool':
      return new Uint8Array(length).fill(value);
    case 'int64':
      return new BigInt64Array(length).fill(BigInt(value));
    default:
      throw new Error(`${dtype as string} tensors cannot be traced`);
  }
}

/** The value of all elements of a constant, where they are equal. */
export function uniformValue({ constant }: Value): number | undefined {
  if (!constant || constant.length === 0) return undefined;
  return constant.every((element) => Object.is(element, constant[0])) ? Number(constant[0]) : undefined;
}

/** The nodes that the outputs need, each after those it needs, and the constants they read. */
export function reachable(outputs: readonly Value[]): { nodes: readonly Node[]; constants: readonly Value[] } {
  const nodes = new Set<Node>();
  const constants = new Set<Value>();
  const visited = new Set<Node>();
  const stack = outputs.map((value) => ({ value, leaving: false })).reverse();
  while (stack.length > 0) {
    const { value, leaving } = stack.pop()!;
    const node = value.producer;
    if (value.constant) constants.add(value);
    if (!node) continue;
    if (leaving) nodes.add(node);
    else if (!visited.has(node)) {
      visited.add(node);
      stack.push({ value, leaving: true });
      for (const input of [...node.inputs].reverse()) stack.push({ value: input, leaving: false });
    }
  }
  return { nodes: [...nodes], constants: [...constants] };
}
