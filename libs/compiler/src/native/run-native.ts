/** The engine `native`: Clade's own kernels in C, which fuse what onnxruntime does node by node. */
import { setImmediate } from 'node:timers/promises';
import { stepsOf } from '../check-feeds';
import type { Engine } from '../engine';
import { sizeOf, type CompiledProgram, type Program, type TensorData } from '../program';
import { trace } from '../trace';
import { LINE } from './allocate';
import { loadKernels, type Kernels } from './build';
import { planOf } from './plan';

export function nativeEngine(): Engine {
  let kernels: Kernels | undefined;
  return {
    async start() {
      kernels ??= loadKernels();
    },
    compile: async (program) => compileNative(program, kernels!),
  };
}

function compileNative(program: Program, kernels: Kernels): CompiledProgram {
  const traced = trace(program);
  const plan = planOf(traced, program.loop);
  const { carried = [], perStep = [] } = program.loop ?? {};
  const outputs = Object.entries(traced.outputs).map(([name, { dtype, shape }]) => {
    return { name, dtype, length: sizeOf(shape), offset: plan.outputs.get(name)! };
  });
  const inputs = Object.entries(program.inputs).flatMap(([name, { dtype, shape }]) => {
    const offset = plan.inputs.get(name);
    return offset === undefined ? [] : [{ name, dtype, length: sizeOf(shape), offset }];
  });

  const memory = new ArrayBuffer(4 * (plan.size + LINE));
  const start = 4 * kernels.toLine(new Float32Array(memory)); // a vector that lies across two lines costs two reads
  const reals = new Float32Array(memory, start, plan.size);
  const integers = new Int32Array(memory, start, plan.size);
  const put = (data: TensorData, offset: number): void =>
    (data instanceof Float32Array ? reals : integers).set(data, offset);
  for (const { offset, data } of plan.constants) {
    put(data instanceof Float32Array ? data : Int32Array.from(data as ArrayLike<number | bigint>, Number), offset);
  }
  kernels.run(reals, plan.once);
  let last: Promise<unknown> = Promise.resolve();

  type Feeds = Readonly<Record<string, TensorData>>;
  async function run(feeds: Feeds, into: Feeds): Promise<Record<string, TensorData>> {
    const steps = stepsOf(program, feeds);
    for (const { name, offset } of inputs) if (!perStep.includes(name)) put(feeds[name], offset);
    const results = Object.fromEntries(
      outputs.map(({ name, dtype, length }) => {
        const size = program.loop && !carried.includes(name) ? steps * length : length;
        return [name, into[name] ?? (dtype === 'float32' ? new Float32Array(size) : new Int32Array(size))];
      }),
    );
    const take = (name: string, length: number, offset: number, at: number): void =>
      results[name].set(
        (results[name] instanceof Float32Array ? reals : integers).subarray(offset, offset + length),
        at,
      );
    for (let step = 0; step < steps; step++) {
      if (step > 0) await setImmediate(); // a run of many steps must not keep a process from reading its messages
      for (const { name, length, offset } of inputs)
        if (perStep.includes(name)) put(feeds[name].subarray(step * length, (step + 1) * length), offset);
      kernels.run(reals, plan.step);
      for (const { name, length, offset } of outputs) {
        if (!carried.includes(name)) take(name, length, offset, step * length);
        else {
          const input = plan.inputs.get(name);
          if (input !== undefined && input !== offset) reals.copyWithin(input, offset, offset + length);
        }
      }
    }
    for (const { name, length, offset } of outputs) if (carried.includes(name)) take(name, length, offset, 0);
    return results;
  }
  return {
    bytes: memory.byteLength + plan.step.byteLength,
    run(feeds, into = {}) {
      const result = last.then(() => run(feeds, into)); // the workspace holds one run at a time
      last = result.catch(() => undefined);
      return result;
    },
    async dispose() {},
  };
}
