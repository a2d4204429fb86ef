import type { Tensor } from '@tensorflow/tfjs-core';
import type { Graph, Value } from './graph';
import { assertOutput, type Program } from './program';
import { tf } from './tfjs';
import { TRACING, tracingBackend } from './tracing-backend';
import { withBackend } from './with-backend';

/** A program's graph, with its inputs and outputs by name. */
export interface Trace {
  readonly inputs: readonly Value[];
  readonly outputs: Readonly<Record<string, Value>>;
}

/** The same, with all nodes in the order in which the program made them. */
export interface TracedGraph extends Trace {
  readonly graph: Graph;
}

/**
 * Runs a program once on placeholders and returns the graph that it draws, backward pass included. Throws where the
 * program reads a value on the host, or calls an op that has no kernel.
 */
export function trace(program: Program): TracedGraph {
  return withBackend(TRACING, () => {
    const graph = tracingBackend.begin();
    const inputs = Object.entries(program.inputs).map(([name, spec]) => graph.input(name, spec));
    const placeholders = Object.fromEntries(inputs.map((value) => [value.name, placeholder(value)]));
    const results = Object.entries(program.run(placeholders));
    for (const [name, { dtype }] of results) assertOutput(name, dtype);
    const outputs = results.map(([name, tensor]) => [name, madeByNode(graph, tracingBackend.get(tensor.dataId))]);
    return { graph, inputs, outputs: Object.fromEntries(outputs) as Record<string, Value> };
  });
}

function placeholder(value: Value): Tensor {
  return tf.engine().makeTensorFromTensorInfo(tracingBackend.put(value, `the input ${value.name}`));
}

/** ONNX wants an output that a node makes, not an input or a constant. */
function madeByNode(graph: Graph, value: Value): Value {
  return value.producer ? value : graph.add('Identity', [value], value);
}
