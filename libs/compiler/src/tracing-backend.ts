/** A tfjs backend that computes nothing: under it, running a program draws the program's graph. */
import type { DataType, KernelBackend, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import { callSite } from './call-site';
import { Graph, type ConstantData, type ElementType, type Value } from './graph';
import type { Kernel } from './kernel';
import { KERNELS } from './kernels';
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

  /** Tensors made outside the program become constants of its graph. */
  override move(dataId: object, data: BackendValues, shape: number[], dtype: DataType): void {
    if (dtype === 'string' || dtype === 'complex64') throw new Error(`${dtype} tensors cannot be traced`);
    const value = this.graph.constant(elements(data, dtype), { dtype, shape });
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

  override disposeData(dataId: object): boolean {
    return this.traced.delete(dataId);
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
    if (!entry) throw new Error('a tensor was used after it was disposed of');
    return entry;
  }
}

/** tfjs hands over booleans and integers in several kinds of array. */
function elements(data: BackendValues, dtype: ElementType): ConstantData {
  if (data instanceof Float32Array || data instanceof Int32Array || data instanceof Uint8Array) return data.slice();
  const numbers = Array.from(data as Iterable<unknown>, Number);
  if (dtype === 'bool') return Uint8Array.from(numbers);
  return dtype === 'int32' ? Int32Array.from(numbers) : Float32Array.from(numbers);
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
        const made = kernel({ graph: backend.graph, inputs: operands(backend, inputs), attributes: attrs });
        return Array.isArray(made)
          ? made.map((value: Value) => backend.put(value, kernelName))
          : backend.put(made as Value, kernelName);
      },
    });
  }
  return backend;
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
