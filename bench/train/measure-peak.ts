import { Compiler, tf, type Program } from '#compiler';
import type { EngineName } from '#engines';

/** Rows and columns, and products of each. */
const SIZES = [
  [512, 20],
  [1024, 5],
] as const;

function productOf(size: number): Program {
  const matrix = { shape: [size, size], dtype: 'float32' } as const;
  return {
    signature: `bench: product of two matrices of ${size}`,
    inputs: { a: matrix, b: matrix },
    run: ({ a, b }) => ({
      product: tf.matMul(a as ReturnType<typeof tf.tensor2d>, b as ReturnType<typeof tf.tensor2d>),
    }),
  };
}

/** GFLOP/s of a plain float32 product of square matrices through an engine: the best of all, after one of each size to warm up. */
export async function measurePeak(engine: EngineName, threads: number): Promise<number> {
  const compiler = new Compiler(engine, { threads });
  let best = 0;
  for (const [size, products] of SIZES) {
    const program = productOf(size);
    const feeds = { a: new Float32Array(size * size).fill(1), b: new Float32Array(size * size).fill(0.5) };
    await compiler.run(program, feeds);
    for (let product = 0; product < products; product++) {
      const started = performance.now();
      await compiler.run(program, feeds);
      best = Math.max(best, (2 * size ** 3) / ((performance.now() - started) / 1000) / 1e9);
    }
  }
  await compiler.dispose();
  return best;
}
