/** Engines by name, started when asked for. */
import { type EngineName, MissingEngineError } from '#engines';
import type { Engine } from './engine';
import type { Program } from './program';
import { nativeEngine } from './native/run-native';
import { keepFullPrecision } from './full-precision';
import { eagerEngine } from './run-eagerly';
import { onnxEngine } from './run-onnx';
import { wasmEngine } from './wasm-engine';

// Packages that a person installs are named by a constant: the compiler of TypeScript must not ask for them.
const TFJS_NODE: string = '@tensorflow/tfjs-node';
const TFJS_NODE_GPU: string = '@tensorflow/tfjs-node-gpu';

const TABLE: Readonly<Record<EngineName, Engine>> = {
  onnx: onnxEngine('cpu'),
  native: nativeEngine(),
  'onnx-webgpu': onnxEngine('webgpu'),
  'onnx-cuda': onnxEngine('cuda'),
  'tfjs-node': eagerEngine('tensorflow', () => import(TFJS_NODE)),
  'tfjs-node-gpu': eagerEngine('tensorflow', () => {
    keepFullPrecision();
    return import(TFJS_NODE_GPU);
  }),
  'tfjs-wasm': wasmEngine(),
  'tfjs-cpu': eagerEngine('cpu', () => Promise.resolve()),
};

const opened = new Map<EngineName, Promise<Engine>>();

/**
 * An engine that has computed something on this machine. Throws a MissingEngineError that says why it does not start and what to
 * install; a native library may also abort the process, which is why `probeEngine` of #engines asks in another one first.
 */
export function openEngine(name: EngineName): Promise<Engine> {
  const engine = opened.get(name) ?? start(name);
  opened.set(name, engine);
  return engine;
}

async function start(name: EngineName): Promise<Engine> {
  const engine = TABLE[name];
  try {
    await engine.start();
    await compute(engine);
    return engine;
  } catch (error) {
    opened.delete(name);
    throw new MissingEngineError(name, reasonOf(error));
  }
}

const ROOTS: Program = {
  signature: 'roots',
  inputs: { x: { dtype: 'float32', shape: [2] } },
  run: ({ x }) => ({ y: x.sqrt() }),
};

async function compute(engine: Engine): Promise<void> {
  const compiled = await engine.compile(ROOTS, {});
  const { y } = await compiled.run({ x: Float32Array.of(1, 4) });
  await compiled.dispose();
  if (Math.abs(y[0] - 1) + Math.abs(y[1] - 2) > 1e-6) throw new Error(`the roots of 1 and 4 came out as ${y}`);
}

/** The first line, without the line of onnxruntime's source: the rest is the path by which a module was requested. */
function reasonOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return line.replace(/^\S*onnxruntime_src.* was false\. /, '');
}
