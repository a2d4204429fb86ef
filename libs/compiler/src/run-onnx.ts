/** The engine `onnx`: a program's graph in an onnxruntime session on the processor. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { stepsOf } from './check-feeds';
import { encodeModel, outputNames, STEPS } from './encode-model';
import type { CompiledProgram, Program, TensorData } from './program';
import { trace } from './trace';

export interface OnnxOptions {
  /** Threads of one run; by default 1, since whole processes run side by side. */
  readonly threads?: number;
  /** Where the time of every operator is written when a program is let go: the start of a file's path. For `onnx` alone. */
  readonly profile?: string;
}

export async function compileOnnx(program: Program, { threads = 1, profile }: OnnxOptions): Promise<CompiledProgram> {
  const graph = trace(program);
  // the names alone, for a graph is large and its session has it
  const outputs = outputNames(graph, program.loop);
  const session = await InferenceSession.create(encodeModel(graph, program.loop), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    ...(profile && { enableProfiling: true, profileFilePrefix: profile }),
    // Adam's variances decay into denormal numbers, on which a processor is many times slower.
    extra: { session: { set_denormal_as_zero: '1' } },
  });
  const used = new Set(session.inputNames);
  return {
    async run(feeds) {
      const steps = stepsOf(program, feeds);
      const tensors = Object.entries(program.inputs).map(([name, { dtype, shape }]): [string, Tensor] => {
        if (program.loop?.perStep.includes(name)) {
          return [`${name}%all`, new Tensor(dtype, feeds[name] as Float32Array, [steps, ...shape])];
        }
        const fed = program.loop?.carried.includes(name) ? `${name}%first` : name;
        return [fed, new Tensor(dtype, feeds[name] as Float32Array, shape)];
      });
      if (program.loop) tensors.push([STEPS, new Tensor('int64', BigInt64Array.of(BigInt(steps)), [])]);
      const results = await session.run(Object.fromEntries(tensors.filter(([name]) => used.has(name))));
      return Object.fromEntries(outputs.map(([name, output]) => [name, results[output].data as TensorData]));
    },
    async dispose() {
      if (profile) session.endProfiling();
      await session.release();
    },
  };
}
