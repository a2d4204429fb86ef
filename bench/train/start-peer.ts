import { tf, type Engine } from '#compiler';

/** The eager engine to compare with: TensorFlow.js on WebAssembly, or in plain JavaScript where that will not start. */
export async function startPeer(threads: number): Promise<Engine> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm').catch(() => undefined);
  wasm?.setThreadsCount(threads);
  return wasm && (await tf.setBackend('wasm')) ? 'tfjs-wasm' : 'tfjs-cpu';
}
