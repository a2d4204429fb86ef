import { encodeStandardModel } from './encode-model';
import type { Value } from './graph';
import { sizeOf, type Program, type TensorData } from './program';
import { traceAnyBatch } from './trace-any-batch';

export interface ExportOptions {
  /** Values of inputs that the model holds, so that no caller feeds them. */
  readonly initializers: Readonly<Record<string, TensorData>>;
  /** Metadata of the model. */
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * A program as the bytes of an ONNX file that any runtime can load: opset 18 and operators of ai.onnx alone, inputs and outputs by their
 * names in the program, and the batch of any size. Throws a RangeError where an initializer is not of its input's size.
 */
export function exportProgram(
  programOf: (batch: number) => Program,
  { initializers, metadata }: ExportOptions,
): Uint8Array {
  const { inputs, outputs } = traceAnyBatch(programOf);
  const held = inputs.filter(({ name }) => name in initializers).map((value) => hold(value, initializers[value.name]));
  const fed = inputs.filter(({ name }) => !(name in initializers));
  const named = Object.entries(outputs).map(([name, value]) => [name, called(name, value)]);
  return encodeStandardModel({ inputs: fed, outputs: Object.fromEntries(named) }, held, metadata);
}

function hold(value: Value, constant: TensorData): Value {
  const { name, shape } = value;
  if (constant.length !== sizeOf(shape)) throw new RangeError(`initializer ${name} is not ${sizeOf(shape)} elements`);
  return { ...value, constant };
}

/** The same value under another name. */
function called(name: string, value: Value): Value {
  const { dtype, shape } = value;
  const outputs: Value[] = [];
  const producer = { op: 'Identity', domain: '', inputs: [value], outputs, attributes: {} };
  outputs.push({ name, dtype, shape, producer });
  return outputs[0];
}
