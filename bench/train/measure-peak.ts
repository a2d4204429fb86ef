import { Compiler, tf, type Program } from '#compiler';

const SIZE = 512;
const PRODUCTS = 20;

const matrix = { shape: [SIZE, SIZE], dtype: 'float32' } as const;
const PRODUCT: Program = {
  signature: 'bench: product of two matrices',
  inputs: { a: matrix, b: matrix },
  run: ({ a, b }) => ({ product: tf.matMul(a as ReturnType<typeof tf.tensor2d>, b as ReturnType<typeof tf.tensor2d>) }),
};

/** GFLOP/s of a plain 512 x 512 x 512 float32 product through onnxruntime: the best of twenty, after one to warm up. */
export async function measurePeak(threads: number): Promise<number> {
  const compiler = new Compiler('onnx', { threads });
  const feeds = { a: new Float32Array(SIZE * SIZE).fill(1), b: new Float32Array(SIZE * SIZE).fill(0.5) };
  await compiler.run(PRODUCT, feeds);
  let best = Infinity;
  for (let product = 0; product < PRODUCTS; product++) {
    const started = performance.now();
    await compiler.run(PRODUCT, feeds);
    best = Math.min(best, performance.now() - started);
  }
  await compiler.dispose();
  return (2 * SIZE ** 3) / (best / 1000) / 1e9;
}
