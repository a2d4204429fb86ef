/**
 * The graph of a program for batches of any size. A trace knows numbers alone, so the program is traced at two sizes: a length that
 * differs between the two graphs is the batch's, and what reads it is rewritten to read the batch's size or to do without it.
 */
import { ANY, Graph, reachable, uniformValue, type Node, type Value } from './graph';
import type { Program } from './program';
import { standardMatMul } from './standard-operators';
import { trace, type Trace } from './trace';

/** Primes, so that no product of other lengths looks like the batch; large, so that a program that compares lengths does the same at both. */
const SIZES = [997, 1009] as const;

/**
 * Traces `programOf(batch)`, which has no loop, in operators of ai.onnx alone. Throws where the two graphs differ in more than lengths, or
 * in a length that is no multiple of the batch's.
 */
export function traceAnyBatch(programOf: (batch: number) => Program): Trace {
  const [one, other] = SIZES.map((size) => trace(programOf(size)));
  const [nodes, twins] = [one, other].map(({ outputs }) => reachable(Object.values(outputs)).nodes);
  if (nodes.length !== twins.length) throw new Error('a program draws more nodes at another batch size');
  const merger = new Merger(one.inputs, other.inputs);
  nodes.forEach((node, at) => merger.merge(node, twins[at]));
  const outputs = Object.entries(one.outputs).map(([name, value]) => [name, merger.of(value, other.outputs[name])]);
  return {
    inputs: one.inputs.map((value, at) => merger.of(value, other.inputs[at])),
    outputs: Object.fromEntries(outputs),
  };
}

class Merger {
  private readonly graph = new Graph();
  private readonly merged = new Map<Value, { readonly twin: Value; readonly value: Value }>();
  /** The size of the batch that is fed. int64 [1] */
  private readonly batch: Value;

  constructor(inputs: readonly Value[], twins: readonly Value[]) {
    inputs.forEach((value, at) => {
      const { name, dtype } = value;
      this.put(value, twins[at], this.graph.input(name, { dtype, shape: common(value, twins[at]) }));
    });
    const fed = inputs.map((value, at) => this.of(value, twins[at])).find(({ shape }) => shape.includes(ANY));
    if (!fed) throw new Error('no input of the program has a batch');
    const axis = fed.shape.indexOf(ANY);
    this.batch = this.graph.add('Shape', [fed], { dtype: 'int64', shape: [1] }, { start: axis, end: axis + 1 });
  }

  /** What stands for a value of one graph and its twin in the other. */
  of(value: Value, twin: Value): Value {
    const known = this.merged.get(value);
    if (known?.twin === twin) return known.value;
    if (!value.constant || !twin.constant)
      throw new Error(`a program reads ${value.name} where it reads ${twin.name} at another batch size`);
    return this.put(value, twin, this.constant(value, twin));
  }

  merge(node: Node, twin: Node): void {
    if (node.op !== twin.op || JSON.stringify(node.attributes) !== JSON.stringify(twin.attributes)) {
      throw new Error(`a program calls ${node.op} where it calls ${twin.op} at another batch size`);
    }
    const outputs = this.rebuilt(node, twin);
    node.outputs.forEach((value, at) => this.put(value, twin.outputs[at], outputs[at]));
  }

  private rebuilt(node: Node, twin: Node): readonly Value[] {
    const { op, domain, attributes } = node;
    const types = node.outputs.map((value, at) => ({ dtype: value.dtype, shape: common(value, twin.outputs[at]) }));
    const input = (at: number): Value => this.of(node.inputs[at], twin.inputs[at]);
    if (op === 'Reshape')
      return [this.graph.add(op, [input(0), this.lengths(node.inputs[1], twin.inputs[1])], types[0])];
    if (op === 'Split' && !isEqual(node.inputs[1], twin.inputs[1])) {
      // the batch is the parts' length, so that they are alike
      return this.graph.addNode(op, [input(0)], types, { ...attributes, num_outputs: types.length });
    }
    const inputs = node.inputs.map((_, at) => input(at));
    if (op === 'FusedMatMul') {
      const { transA, transB } = attributes;
      return [standardMatMul(this.graph, inputs, { transA: transA === 1, transB: transB === 1 }, types[0])];
    }
    if (domain) throw new Error(`${op} is no operator of ai.onnx`);
    return this.graph.addNode(op, inputs, types, attributes);
  }

  /** A shape to be taken on, with -1 for the length that the others leave. */
  private lengths(value: Value, twin: Value): Value {
    const [own, others] = [value, twin].map(({ constant }) => Array.from(constant ?? [], Number));
    const lengths = own.map((length, axis) => (length === others[axis] ? length : ANY));
    if (lengths.filter((length) => length === ANY).length > 1)
      throw new Error(`a program reshapes to [${own}], with two batches`);
    return this.graph.integers(lengths);
  }

  private constant(value: Value, twin: Value): Value {
    if (isEqual(value, twin)) return this.graph.constant(value.constant!, value);
    const uniform = uniformValue(value);
    if (uniform === undefined || !Object.is(uniform, uniformValue(twin)))
      throw new Error(`a constant [${value.shape}] depends on the batch`);
    const shape = common(value, twin);
    const fixed = this.graph.integers(shape.map((length) => (length === ANY ? 0 : length)));
    const multiples = this.graph.integers(
      shape.map((length, axis) => (length === ANY ? value.shape[axis] / SIZES[0] : 0)),
    );
    const type = { dtype: 'int64', shape: [shape.length] } as const;
    const lengths = this.graph.add('Add', [fixed, this.graph.add('Mul', [this.batch, multiples], type)], type);
    return this.graph.add('Expand', [this.graph.scalar(uniform, value.dtype), lengths], { dtype: value.dtype, shape });
  }

  private put(value: Value, twin: Value, merged: Value): Value {
    this.merged.set(value, { twin, value: merged });
    return merged;
  }
}

/** A shape with `ANY` where it is a multiple of the batch. */
function common({ shape }: Value, { shape: other }: Value): readonly number[] {
  if (shape.length !== other.length) throw new Error(`[${shape}] has another rank at another batch size`);
  return shape.map((length, axis) => {
    if (length === other[axis]) return length;
    const times = length / SIZES[0];
    if (!Number.isInteger(times) || times * SIZES[1] !== other[axis])
      throw new Error(`[${shape}] is no multiple of the batch`);
    return ANY;
  });
}

function isEqual(a: Value, b: Value): boolean {
  const isSame =
    a.dtype === b.dtype && String(a.shape) === String(b.shape) && a.constant!.length === b.constant!.length;
  return isSame && a.constant!.every((element, at) => Object.is(element, b.constant![at]));
}
