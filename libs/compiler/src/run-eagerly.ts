/** The engines `tfjs-*`: the program as it stands, one op at a time. */
import type { Tensor } from '@tensorflow/tfjs-core';
import { stepsOf } from './check-feeds';
import type { Engine } from './engine';
import { assertOutput, sizeOf, type CompiledProgram, type Program, type TensorData } from './program';
import { tf } from './tfjs';
import { withBackend } from './with-backend';

/** An engine on a tfjs backend, which `load` registers. */
export function eagerEngine(backend: string, load: () => Promise<unknown>): Engine {
  return {
    async start() {
      const before = tf.engine().backendName;
      await load();
      if (!(await tf.setBackend(backend))) throw new Error(`the backend ${backend} of TensorFlow.js does not start`);
      if (before) await tf.setBackend(before);
    },
    compile: async (program) => compileEagerly(program, backend),
  };
}

function compileEagerly(program: Program, backend: string): CompiledProgram {
  return {
    async run(feeds) {
      const steps = stepsOf(program, feeds);
      if (!program.loop) return runStep(program, backend, feeds);
      let carried = feeds;
      const history: Record<string, TensorData>[] = [];
      for (let step = 0; step < steps; step++) {
        const outputs = runStep(program, backend, stepFeeds(program, carried, step));
        carried = { ...carried, ...only(outputs, program.loop.carried) };
        history.push(outputs);
      }
      return { ...stacked(history), ...only(carried, program.loop.carried) };
    },
    async dispose() {},
  };
}

function runStep(program: Program, backend: string, feeds: Feeds): Record<string, TensorData> {
  return withBackend(backend, () => {
    const outputs = Object.entries(program.run(tensorsOf(program, feeds)));
    for (const [name, { dtype }] of outputs) assertOutput(name, dtype);
    return Object.fromEntries(outputs.map(([name, tensor]) => [name, dataOf(tensor)]));
  });
}

/** A copy; tfjs-cpu keeps integers that were booleans in bytes. */
function dataOf(tensor: Tensor): TensorData {
  return tensor.dtype === 'int32' ? Int32Array.from(tensor.dataSync()) : Float32Array.from(tensor.dataSync());
}

function stepFeeds({ inputs, loop }: Program, feeds: Feeds, step: number): Feeds {
  const parts = loop!.perStep.map((name) => {
    const length = sizeOf(inputs[name].shape);
    return [name, feeds[name].subarray(step * length, (step + 1) * length)];
  });
  return { ...feeds, ...Object.fromEntries(parts) };
}

function only(feeds: Feeds, names: readonly string[]): Record<string, TensorData> {
  return Object.fromEntries(names.map((name) => [name, feeds[name]]));
}

/** What each step gave, one after the other. */
function stacked(history: readonly Feeds[]): Record<string, TensorData> {
  const entries = Object.entries(history[0]).map(([name, first]) => {
    const all =
      first instanceof Float32Array
        ? new Float32Array(first.length * history.length)
        : new Int32Array(first.length * history.length);
    history.forEach((outputs, step) => all.set(outputs[name], step * first.length));
    return [name, all] as const;
  });
  return Object.fromEntries(entries);
}

type Feeds = Readonly<Record<string, TensorData>>;

/** Copies, since tfjs may keep an array that it is given. */
function tensorsOf({ inputs }: Program, feeds: Feeds): Record<string, Tensor> {
  const tensors = Object.entries(inputs).map(([name, { dtype, shape }]): [string, Tensor] => [
    name,
    tf.tensor(feeds[name].slice(), [...shape], dtype),
  ]);
  return Object.fromEntries(tensors);
}
