/** A tfjs backend that computes nothing: under it, running a program draws the program's graph. */
import type { DataType, KernelBackend, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { callSite } from './call-site';
import { Graph, type ConstantData, type ElementType, type Value } from './graph';
import type { Kernel, KernelCall } from './kernel';
import { KERNELS } from './kernels';
import { sizeOf } from './program';
import { tf } from './tfjs';

export const TRACING = 'tracing';

type BackendValues = Parameters<KernelBackend['write']>[0];

interface Traced {
  readonly value: Value;
  /** The kernel that gave it, for messages. */
  readonly kernel: string;
}

class TracingBackend extends tf.KernelBackend {
  graph = new Graph();
  private readonly traced = new Map<object, Traced>();

  /** Starts a fresh graph. */
  begin(): Graph {
    this.graph = new Graph();
    this.traced.clear();
    return this.graph;
  }

  put(value: Value, kernel: string): TensorInfo {
    const dataId = {};
    this.traced.set(dataId, { value, kernel });
    return { dataId, shape: [...value.shape], dtype: value.dtype as DataType };
  }

  get(dataId: object): Value {
    return this.entry(dataId).value;
  }

  override write(data: BackendValues, shape: number[], dtype: DataType): object {
    const dataId = {};
    this.move(dataId, data, shape, dtype);
    return dataId;
  }

  /** Tensors that a program makes of numbers are constants of its graph. */
  override move(dataId: object, data: BackendValues, shape: number[], dtype: DataType): void {
    const value = this.graph.constant(elements(data, dtype), { dtype: dtype as ElementType, shape });
    this.traced.set(dataId, { value, kernel: 'a constant' });
  }

  override readSync(dataId: object): ConstantData & Float32Array {
    const { value, kernel } = this.entry(dataId);
    if (value.constant) return value.constant as ConstantData & Float32Array;
    const what = `the result of ${kernel} [${value.shape}] was read while tracing`;
    throw new Error(`${what}${callSite(new Error())}: a program cannot see its values`);
  }

  override async read(dataId: object): Promise<ConstantData & Float32Array> {
    return this.readSync(dataId);
  }

  /**
   * Values last as long as their graph: a gradient may read what tfjs has disposed of by then, as that of `logSigmoid` does with its operand.
   */
  override disposeData(): boolean {
    return true;
  }

  override numDataIds(): number {
    return this.traced.size;
  }

  override incRef(): void {}

  override floatPrecision(): 32 {
    return 32;
  }

  override epsilon(): number {
    return 1e-7;
  }

  private entry(dataId: object): Traced {
    const entry = this.traced.get(dataId);
    if (!entry) throw new Error('a tensor that was made outside of the program was used: make it inside');
    return entry;
  }
}

/** A copy. tfjs hands over booleans and integers in several kinds of array. */
function elements(data: BackendValues, dtype: DataType): ConstantData {
  const numbers = data as Iterable<number>;
  if (dtype === 'float32') return Float32Array.from(numbers);
  if (dtype === 'int32') return Int32Array.from(numbers);
  if (dtype === 'bool') return Uint8Array.from(numbers);
  throw new Error(`${dtype} tensors cannot be traced`);
}

export const tracingBackend = registerTracingBackend();

function registerTracingBackend(): TracingBackend {
  const backend = new TracingBackend();
  tf.registerBackend(TRACING, () => backend as KernelBackend, 0);
  for (const { kernelName } of tf.getKernelsForBackend('cpu')) {
    const kernel = KERNELS[kernelName] ?? missing(kernelName);
    tf.registerKernel({
      kernelName,
      backendName: TRACING,
      kernelFunc: ({ inputs, attrs = {} }) => {
        const call = { graph: backend.graph, inputs: operands(backend, inputs), attributes: attrs };
        const made = traced(kernelName, kernel, call);
        const infos = [made].flat().map((value) => backend.put(value, kernelName));
        return Array.isArray(made) ? infos : infos[0];
      },
    });
  }
  return backend;
}

/** What a kernel adds to the graph; an error of it names the op, its operands and the line of the program that called it. */
function traced(name: string, kernel: Kernel, call: KernelCall): Value | readonly Value[] {
  try {
    const made = kernel(call);
    return Array.isArray(made)
      ? made.map((value: Value) => calculable(call.graph, value))
      : calculable(call.graph, made as Value);
  } catch (error) {
    const shapes = Object.values(call.inputs).map(({ dtype, shape }) => `${dtype} [${shape}]`);
    const of = shapes.length > 0 ? ` of ${shapes.join(' and ')}` : '';
    throw new Error(`${name}${of}${callSite(new Error())}: ${(error as Error).message}`, { cause: error });
  }
}

/** Without elements there is nothing to compute, and no engine is called. */
function calculable(graph: Graph, value: Value): Value {
  return sizeOf(value.shape) > 0 ? value : graph.uniform(0, value);
}

function operands(backend: TracingBackend, inputs: NamedTensorInfoMap): Record<string, Value> {
  const present = Object.entries(inputs).filter((entry): entry is [string, TensorInfo] => entry[1] !== undefined);
  return Object.fromEntries(present.map(([name, { dataId }]) => [name, backend.get(dataId)]));
}

function missing(name: string): Kernel {
  return () => {
    throw new Error(
      `no ONNX kernel for ${name}: add one to a table in libs/compiler/src/kernels, as docs/how-to-add-an-architecture.md shows under "A kernel"`,
    );
  };
}
