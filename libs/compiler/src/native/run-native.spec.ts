/** What only the engine native does to a program: views, fused groups, results written where they are wanted, triangles. */
import { type Tensor } from '@tensorflow/tfjs-core';
import { Compiler } from '../compiler';
import type { Program } from '../program';
import { errorOf, TRACING_ENGINES, type Case } from '../testing/compare-engines';
import { tf } from '../tfjs';
import { loadKernels } from './build';

const present = TRACING_ENGINES.includes('native');

const ones = (...shape: number[]): Tensor => tf.ones(shape);

/** Scores of a later symbol are as good as never. */
const mask = (length: number): Tensor =>
  tf.tensor2d(
    Array.from({ length: length * length }, (_, at) => (at % length > Math.floor(at / length) ? -1e9 : 0)),
    [length, length],
  );

function attention(q: Tensor, k: Tensor, v: Tensor): Tensor {
  const scores = tf.matMul(q, k, false, true).add(mask(q.shape.at(-2)!));
  return tf.matMul(tf.softmax(scores), v);
}

const CASES: Readonly<Record<string, Case>> = {
  'a group of more nodes than one may have': {
    shapes: [[7, 91]],
    op: (x) => Array.from({ length: 60 }).reduce<Tensor>((sum, _, at) => sum.mul(0.9).add(x.add(at).sin()), x),
  },
  'groups across shapes, longer than a block and no multiple of one': {
    shapes: [[3, 700], [700], [3, 1]],
    op: (x, row, column) => x.mul(row).reshape([2100]).exp().reshape([3, 700]).sub(column).tanh(),
  },
  'sums and differences of products': {
    shapes: [[40], [40], [40]],
    op: (a, b, c) => [
      a.mul(b).add(c),
      c.sub(a.mul(b)),
      a.mul(b).sub(c),
      a.mul(a).add(a.mul(b)),
      a.mul(b).add(a.mul(b)),
    ],
  },
  'parts of a concatenation, one of them twice, one read besides': {
    shapes: [
      [4, 6],
      [4, 2],
    ],
    op: (a, b) => {
      const part = a.exp();
      return [tf.concat([part, b.square(), part], 1), part.sum(0), tf.concat([tf.concat([a, b], 1), ones(4, 3)], 1)];
    },
  },
  'products whose result is wanted transposed': {
    shapes: [
      [3, 5, 4],
      [3, 4, 6],
    ],
    op: (a, b) => tf.matMul(a, b).transpose([0, 2, 1]).reshape([18, 5]).add(1),
  },
  'a matrix that many products read transposed': {
    shapes: [
      [4, 9],
      [9, 9],
    ],
    op: (x, w) => Array.from({ length: 5 }).reduce<Tensor>((state) => tf.matMul(state, w, false, true).tanh(), x),
  },
  'products of depth 1 and 2, and of many depths and widths': {
    shapes: [
      [3, 1],
      [1, 5],
      [3, 2],
      [2, 5],
      [37, 300],
      [300, 83],
    ],
    op: (a, b, c, d, e, f) => [tf.matMul(a, b), tf.matMul(c, d), tf.matMul(e, f), tf.matMul(e, e, true)],
  },
  'products with ones, along either axis': {
    shapes: [[4, 6, 5]],
    op: (x) => [tf.matMul(ones(4, 1, 6), x), tf.matMul(ones(4, 1, 5), x, false, true), x.sum(1), x.sum(0)],
  },
  'rows of ones under a transposed factor': {
    shapes: [
      [2, 3, 7],
      [2, 1, 7],
      [2, 3, 8],
    ],
    op: (a, row, b) => tf.matMul(tf.concat([a, row], 1), tf.concat([b, ones(2, 1, 8)], 1), true),
  },
  'sums of products, which others read too': {
    shapes: [
      [5, 33],
      [5, 33],
    ],
    op: (a, b) => {
      const product = a.mul(b);
      return [
        product.sum(1),
        product.mean(1, true),
        product.exp(),
        a.square().sum(0),
        a.transpose().mul(b.transpose()).sum(1),
      ];
    },
  },
  'softmax of rows of every length': {
    shapes: [
      [3, 16],
      [3, 64],
      [3, 128],
      [2, 150],
      [5, 3],
    ],
    op: (...all) => all.flatMap((x) => [tf.softmax(x), tf.logSoftmax(x)]),
  },
  'attention that sees no later symbol': {
    shapes: [
      [2, 3, 33, 7],
      [2, 3, 33, 7],
      [2, 3, 33, 7],
    ],
    op: attention,
  },
  'its gradients': {
    shapes: [
      [2, 40, 7],
      [2, 40, 7],
      [2, 40, 7],
    ],
    op: (q, k, v) => tf.grads((...all: Tensor[]) => attention(all[0], all[1], all[2]).square().sum())([q, k, v]),
  },
  'attention over whole vectors, and over an odd length': {
    shapes: [
      [3, 64, 5],
      [2, 21, 5],
    ],
    op: (a, b) => [a, b].map((x) => attention(x, x.mul(2), x)),
  },
  'softmax of many widths, of even and odd numbers of rows': {
    shapes: [[100]],
    op: (x) =>
      [5, 16, 32, 48, 64, 80, 100, 128, 150].flatMap((width) => {
        const rows = x
          .expandDims(1)
          .mul(x.expandDims(0))
          .reshape([-1])
          .slice(0, 3 * width)
          .reshape([3, width]);
        return [tf.softmax(rows.mul(5)), tf.logSoftmax(rows)];
      }),
  },
  'sums of products across heads': {
    shapes: [
      [2, 5, 12],
      [2, 5, 12],
    ],
    op: (x, y) => {
      const heads = (z: Tensor): Tensor => z.reshape([2, 5, 4, 3]).transpose([0, 2, 3, 1]);
      return [heads(x).mul(heads(y)).sum(-2, true), heads(x).mul(heads(y)).sum(-2).mean()];
    },
  },
  'a result beside an operand that is read across too': {
    shapes: [[40, 40]],
    op: (x) => {
      const square = x.exp().square().sin();
      const sums = tf.matMul(square, square);
      return sums.mul(0.1).add(sums.transpose());
    },
  },
  'scores that are read besides, and a mask that hides nothing': {
    shapes: [
      [20, 20],
      [20, 20],
    ],
    op: (a, b) => {
      const scores = tf.matMul(a, b);
      const masked = tf.matMul(b, a, true).add(mask(20));
      const rows = tf.softmax(tf.matMul(b, a, false, true).add(mask(20)).reshape([5, 4, 20])).reshape([20, 20]);
      return [
        tf.softmax(scores.add(mask(20))),
        scores.sum(1),
        tf.softmax(tf.matMul(b, a).add(tf.eye(20))),
        masked.mul(1e-9),
        tf.matMul(tf.softmax(masked), a),
        tf.matMul(rows, b),
      ];
    },
  },
};

(present ? describe : describe.skip)('the engine native', () => {
  test.each(Object.entries(CASES))('%s', async (name, example) => {
    expect(await errorOf('native', name, example)).toBeLessThan(1e-5);
  });

  test('it knows where a line of the cache begins', () => {
    const { toLine } = loadKernels();
    const some = new Float32Array(64);
    const first = toLine(some);
    expect(first).toBeLessThan(16);
    expect([0, 1, 16].map((more) => toLine(some.subarray(first + more)))).toEqual([0, 15, 0]);
  });

  test('carried values may be swapped', async () => {
    const program: Program = {
      signature: 'swap',
      inputs: {
        a: { dtype: 'float32', shape: [3] },
        b: { dtype: 'float32', shape: [3] },
        x: { dtype: 'float32', shape: [1] },
      },
      loop: { carried: ['a', 'b'], perStep: ['x'] },
      run: ({ a, b, x }) => ({ a: b, b: a, sum: a.mul(x).sum() }),
    };
    const feeds = { a: Float32Array.of(1, 2, 3), b: Float32Array.of(4, 5, 6), x: Float32Array.of(1, 10, 100) };
    const compiler = new Compiler('native');
    const result = await compiler.run(program, feeds);
    expect(result).toEqual({ a: feeds.b, b: feeds.a, sum: Float32Array.of(6, 150, 600) });
    const into = { a: new Float32Array(3) };
    expect((await compiler.run(program, feeds, into)).a).toBe(into.a);
    expect(into.a).toEqual(feeds.b);
  });

  test.each([
    ['small programs are kept, however many', 2, [1, 1]],
    ['large ones are let go', 2 ** 24, [2, 1]],
  ])('%s', async (_, length, traced) => {
    const counts = [0, 0];
    const programs = counts.map((_, at): Program => ({
      signature: `program ${at}`,
      inputs: { x: { dtype: 'float32', shape: [length] } },
      run: ({ x }) => ({ y: (counts[at]++, x.add(1)) }),
    }));
    const compiler = new Compiler('native', { capacity: 1 });
    const x = new Float32Array(length);
    for (const at of [0, 1, 0]) await compiler.run(programs[at], { x });
    expect(counts).toEqual(traced);
  });

  test('an index that is out of range is an error, and the next run is sound', async () => {
    const program: Program = {
      signature: 'rows',
      inputs: { x: { dtype: 'float32', shape: [3, 2] }, at: { dtype: 'int32', shape: [2] } },
      run: ({ x, at }) => ({ rows: tf.gather(x, at) }),
    };
    const x = Float32Array.of(1, 2, 3, 4, 5, 6);
    const compiler = new Compiler('native');
    await expect(compiler.run(program, { x, at: Int32Array.of(0, 3) })).rejects.toThrow(
      'Gather: index 3 is not in [0, 2]',
    );
    expect(await compiler.run(program, { x, at: Int32Array.of(2, 0) })).toEqual({ rows: Float32Array.of(5, 6, 1, 2) });
  });
});

test('without a compiler it says what is missing', async () => {
  const { CC } = process.env;
  process.env['CC'] = '/nowhere/cc';
  try {
    await jest.isolateModulesAsync(async () => {
      const fresh = await import('../open-engine.js');
      await expect(fresh.openEngine('native')).rejects.toThrow(
        /no C compiler: .*\/nowhere\/cc.*\nIt needs: a C compiler/,
      );
    });
  } finally {
    if (CC === undefined) delete process.env['CC'];
    else process.env['CC'] = CC;
  }
});
