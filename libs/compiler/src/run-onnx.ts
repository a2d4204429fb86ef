/** The engines `onnx*`: a program's graph in an onnxruntime session. */
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { stepsOf } from './check-feeds';
import { encodeModel, outputNames, STEPS } from './encode-model';
import type { CompileOptions, Engine } from './engine';
import { keepFullPrecision } from './full-precision';
import type { CompiledProgram, Program, TensorData } from './program';
import { trace } from './trace';

type Provider = 'cpu' | 'webgpu' | 'cuda';

/** An engine on one of onnxruntime's execution providers; operators that it lacks run on the processor. */
export function onnxEngine(provider: Provider): Engine {
  return {
    async start() {
      if (provider === 'cuda') keepFullPrecision();
    },
    compile: (program, options) => compileOnnx(program, provider, options),
  };
}

async function compileOnnx(
  program: Program,
  provider: Provider,
  { threads = 1, profile }: CompileOptions,
): Promise<CompiledProgram> {
  const graph = trace(program);
  // the names alone, for a graph is large and its session has it
  const outputs = outputNames(graph, program.loop);
  const session = await InferenceSession.create(encodeModel(graph, program.loop, provider === 'webgpu'), {
    executionProviders: [provider],
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
