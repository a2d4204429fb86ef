import { Compiler } from './compiler';
import type { Program, TensorSpec } from './program';
import { tf } from './tfjs';

const pair: TensorSpec = { dtype: 'float32', shape: [2] };
const feed = Float32Array.of(1, 4);

/** A program that counts how often it is traced or run. */
function counted(signature: string): Program & { count: () => number } {
  let runs = 0;
  return {
    signature,
    inputs: { x: pair },
    run: ({ x }) => {
      runs++;
      return { root: x.sqrt() };
    },
    count: () => runs,
  };
}

describe.each(['onnx', 'tfjs-cpu'] as const)('on %s', (engine) => {
  const compiler = new Compiler(engine);
  afterAll(() => compiler.dispose());
  const run = (program: Omit<Program, 'signature'>, feeds: Parameters<Compiler['run']>[1]) =>
    compiler.run({ signature: JSON.stringify(program.inputs) + program.run, ...program }, feeds);

  test('outputs are named as the program names them', async () => {
    const { root, square } = await run(
      { inputs: { x: pair }, run: ({ x }) => ({ root: x.sqrt(), square: x.square() }) },
      { x: feed },
    );
    expect([...root, ...square]).toEqual([1, 2, 1, 16]);
  });

  test('inputs, constants and integers may be outputs', async () => {
    const program = {
      inputs: { x: pair, at: { dtype: 'int32', shape: [1] } as const },
      run: ({ x, at }: Record<string, ReturnType<typeof tf.scalar>>) => ({
        x,
        same: x,
        at,
        two: tf.scalar(2),
        unused: x.sum(),
      }),
    };
    const { x, same, at, two } = await run(program, { x: feed, at: Int32Array.of(7) });
    expect([...x, ...same, ...at, ...two]).toEqual([1, 4, 1, 4, 7, 2]);
    expect(at).toBeInstanceOf(Int32Array);
  });

  test('feeds are views into larger buffers, and stay as they were', async () => {
    const whole = Float32Array.of(9, 9, 1, 4, 9);
    const { root } = await run(
      { inputs: { x: pair }, run: ({ x }) => ({ root: x.sqrt() }) },
      { x: whole.subarray(2, 4) },
    );
    expect([...root]).toEqual([1, 2]);
    expect([...whole]).toEqual([9, 9, 1, 4, 9]);
  });

  test('results of one run are untouched by the next', async () => {
    const program = {
      inputs: { x: pair },
      run: ({ x }: Record<string, ReturnType<typeof tf.scalar>>) => ({ y: x.exp() }),
    };
    const first = await run(program, { x: Float32Array.of(0, 0) });
    await run(program, { x: feed });
    expect([...first['y']]).toEqual([1, 1]);
  });

  test('a missing feed, a wrong length and a wrong type are range errors that name the input', async () => {
    const program = {
      inputs: { x: pair },
      run: ({ x }: Record<string, ReturnType<typeof tf.scalar>>) => ({ y: x.exp() }),
    };
    for (const feeds of [{}, { x: new Float32Array(3) }, { x: new Int32Array(2) }]) {
      await expect(run(program, feeds as { x: Float32Array })).rejects.toThrow(
        new RangeError('input x is not 2 elements of float32 [2]'),
      );
    }
  });

  test('an input that the program ignores is accepted', async () => {
    const { y } = await run({ inputs: { x: pair, z: pair }, run: ({ x }) => ({ y: x.neg() }) }, { x: feed, z: feed });
    expect([...y]).toEqual([-1, -4]);
  });
});

test('a program is traced once for all runs of its signature', async () => {
  const compiler = new Compiler('onnx');
  const [first, second] = [counted('same'), counted('same')];
  await Promise.all([compiler.run(first, { x: feed }), compiler.run(second, { x: feed })]);
  await compiler.run(first, { x: feed });
  expect([first.count(), second.count()]).toEqual([1, 0]);
  await compiler.dispose();
});

test('the least recently used program is let go first', async () => {
  const compiler = new Compiler('onnx', { capacity: 2 });
  const [a, b, c] = ['a', 'b', 'c'].map(counted);
  for (const program of [a, b, a, c, a, b]) await compiler.run(program, { x: feed });
  expect([a.count(), b.count(), c.count()]).toEqual([1, 2, 1]);
  await compiler.dispose();
});

test('programs in use outlive a full cache', async () => {
  const compiler = new Compiler('onnx', { capacity: 1 });
  const runs = ['a', 'b', 'c', 'd'].map((name) => compiler.run(counted(name), { x: feed }));
  for (const { root } of await Promise.all(runs)) expect([...root]).toEqual([1, 2]);
  await compiler.dispose();
});

test('a run that fails names engine and program, and the next one compiles afresh', async () => {
  const compiler = new Compiler('onnx');
  let traced = 0;
  const program: Program = {
    signature: 'looked up',
    inputs: { x: pair, at: { dtype: 'int32', shape: [1] } },
    run: ({ x, at }) => {
      traced++;
      return { y: tf.gather(x, at) };
    },
  };
  const run = (at: number) => compiler.run(program, { x: feed, at: Int32Array.of(at) });
  const [outOfBounds, atTheSameTime] = await Promise.allSettled([run(9), run(1)]);
  expect(outOfBounds).toMatchObject({ status: 'rejected', reason: { engine: 'onnx', signature: 'looked up' } });
  expect(String((outOfBounds as PromiseRejectedResult).reason)).toMatch(
    /^EngineFailedError: the engine onnx failed in program looked up: .*out of data bounds/s,
  );
  expect(atTheSameTime).toMatchObject({ status: 'fulfilled', value: { y: Float32Array.of(4) } });
  expect(await run(0)).toEqual({ y: Float32Array.of(1) });
  expect(traced).toBe(2);
  await compiler.dispose();
});

test('a wrong feed costs no program', async () => {
  const compiler = new Compiler('onnx');
  const program = counted('fed');
  await expect(compiler.run(program, {})).rejects.toThrow(RangeError);
  await compiler.run(program, { x: feed });
  expect(program.count()).toBe(1);
  await compiler.dispose();
});

test('a program that cannot be traced fails every time it is asked for', async () => {
  const compiler = new Compiler('onnx');
  const program: Program = { signature: 'bad', inputs: { x: pair }, run: ({ x }) => ({ y: tf.atan(x) }) };
  await expect(compiler.run(program, { x: feed })).rejects.toThrow(/Atan/);
  await expect(compiler.run(program, { x: feed })).rejects.toThrow(/Atan/);
});
