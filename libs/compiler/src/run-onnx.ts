/** The engine `onnx`: a program's graph in an onnxruntime session on the processor. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { checkFeeds } from './check-feeds';
import { encodeModel } from './encode-model';
import type { CompiledProgram, Program, TensorData } from './program';
import { trace } from './trace';

export async function compileOnnx(program: Program, threads: number): Promise<CompiledProgram> {
  const graph = trace(program);
  // the names alone, for a graph is large and its session has it
  const outputs = Object.entries(graph.outputs).map(([name, value]) => [name, value.name] as const);
  const session = await InferenceSession.create(encodeModel(graph), {
    executionProviders: ['cpu'],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    // Adam's variances decay into denormal numbers, on which a processor is many times slower.
    extra: { session: { set_denormal_as_zero: '1' } },
  });
  const used = new Set(session.inputNames);
  return {
    async run(feeds) {
      checkFeeds(program, feeds);
      const tensors = Object.entries(program.inputs)
        .filter(([name]) => used.has(name))
        .map(([name, { dtype, shape }]): [string, Tensor] => [
          name,
          new Tensor(dtype, feeds[name] as Float32Array, shape),
        ]);
      const results = await session.run(Object.fromEntries(tensors));
      return Object.fromEntries(outputs.map(([name, output]) => [name, results[output].data as TensorData]));
    },
    dispose: () => session.release(),
  };
}
