import type { Tensor } from '@tensorflow/tfjs-core';
import { reachable } from './graph';
import type { TensorSpec } from './program';
import { tf } from './tfjs';
import { trace } from './trace';

const pair: TensorSpec = { dtype: 'float32', shape: [2] };
const traceOf = (run: (x: Tensor) => Record<string, Tensor>) =>
  trace({ signature: 'test', inputs: { x: pair }, run: ({ x }) => run(x) });
const opsOf = (run: (x: Tensor) => Record<string, Tensor>): string[] =>
  reachable(Object.values(traceOf(run).outputs)).nodes.map(({ op }) => op);

test('reading a value on the host is an error that names the op', () => {
  expect(() => traceOf((x) => ({ y: x.mul(x.exp().dataSync()[0]) }))).toThrow(
    /result of Exp \[2\] was read while tracing/,
  );
  expect(() => traceOf((x) => ({ y: x.mul(x.arraySync() as number[]) }))).toThrow(/the input x \[2\] was read/);
});

test('reading a value on the host names the line of the program that read it', () => {
  const line = Number(/trace\.spec\.ts:(\d+)/.exec(new Error().stack!)![1]);
  const peek = (x: Tensor) => x.exp().arraySync();
  expect(() => traceOf((x) => ({ y: x.mul(peek(x) as number[]) }))).toThrow(
    new RegExp(`read while tracing at \\S*trace\\.spec\\.ts:${line + 1}:\\d+: a program cannot see`),
  );
});

test('a constant can be read', () => {
  expect(opsOf((x) => ({ y: x.mul(tf.tensor1d([2, 3]).dataSync()[1]) }))).toEqual(['Mul']);
});

test('an op without a kernel is an error that names it and says where to add it', () => {
  expect(() => traceOf((x) => ({ y: tf.atan(x) }))).toThrow(
    /no ONNX kernel for Atan.*libs\/compiler\/src\/kernels.*docs\/how-to-add-an-architecture\.md/,
  );
});

test('a call that tfjs-cpu refuses names the op, its operands and the line of the program', () => {
  const line = Number(/trace\.spec\.ts:(\d+)/.exec(new Error().stack!)![1]);
  const call = (x: Tensor) => tf.matMul(x.reshape([1, 2]), tf.ones([3, 4]));
  expect(() => traceOf((x) => ({ y: call(x) }))).toThrow(
    new RegExp(
      `^BatchMatMul of float32 \\[1,2\\] and float32 \\[3,4\\] at \\S*trace\\.spec\\.ts:${line + 1}:\\d+: inner`,
    ),
  );
});

test('a tensor made outside of the program is an error that says so', () => {
  void tf.setBackend('cpu');
  const outside = tf.scalar(2);
  expect(() => traceOf((x) => ({ y: x.mul(outside) }))).toThrow(/made outside of the program/);
  outside.dispose();
});

test('a gradient may read what tfjs has disposed of by then', () => {
  expect(opsOf((x) => ({ y: tf.grad((z: Tensor) => tf.logSigmoid(z.mul(2)).sum())(x) }))).toContain('Sigmoid');
});

test('of two uniform operands one keeps the shape', () => {
  const { outputs } = traceOf((x) => ({ y: tf.ones([3]).add(tf.fill([3], 2)), z: x.add(tf.fill([2], 2)) }));
  const shapesOf = (name: string) => outputs[name].producer!.inputs.map(({ shape }) => shape);
  expect(shapesOf('y')).toEqual([[], [3]]);
  expect(shapesOf('z')).toEqual([[2], []]);
});

test('the backend from before is restored, also after an error', () => {
  void tf.setBackend('cpu');
  traceOf((x) => ({ y: x.exp() }));
  expect(() => traceOf((x) => ({ y: tf.atan(x) }))).toThrow();
  expect(tf.getBackend()).toBe('cpu');
});

test('tracing leaves no tensor behind', () => {
  const before = tf.memory().numTensors;
  traceOf((x) => ({ y: tf.grad((z: Tensor) => z.square().sum())(x) }));
  expect(tf.memory().numTensors).toBe(before);
});

test('nodes that no output needs are dropped', () => {
  expect(
    opsOf((x) => {
      x.tanh();
      return { y: x.exp() };
    }),
  ).toEqual(['Exp']);
});

test('what is computed twice is computed once', () => {
  expect(opsOf((x) => ({ y: x.exp().add(x.exp()), z: x.exp() }))).toEqual(['Exp', 'Add']);
});

test('nodes come after those they read', () => {
  const { nodes } = reachable(
    Object.values(traceOf((x) => ({ y: x.exp().add(x.tanh()).mul(x), z: x.tanh() })).outputs),
  );
  nodes.forEach(({ inputs }, at) => {
    const makers = inputs.flatMap(({ producer }) => (producer ? [nodes.indexOf(producer)] : []));
    expect(makers.every((maker) => maker >= 0 && maker < at)).toBe(true);
  });
});

test('adding 0 and multiplying by 1 leave no node', () => {
  expect(
    opsOf((x) => ({
      y: tf
        .zeros([2])
        .add(x)
        .mul(1)
        .sub(0)
        .div(tf.ones([2]))
        .exp(),
    })),
  ).toEqual(['Exp']);
});

test('multiplying by 0 does not hide a NaN, and adding a zero that broadcasts keeps the shape', () => {
  expect(opsOf((x) => ({ y: x.mul(0) }))).toEqual(['Mul']);
  expect(traceOf((x) => ({ y: x.add(tf.zeros([3, 2])) })).outputs['y'].shape).toEqual([3, 2]);
});

test('products of one matrix at many times become one product', () => {
  const spec: TensorSpec = { dtype: 'float32', shape: [2, 1, 8] };
  const { outputs } = trace({
    signature: 'recurrence',
    inputs: { a: spec, b: spec, c: spec },
    run: ({ a, b, c }) => {
      const loss = (u: Tensor): Tensor => tf.addN([a, b, c].map((x) => tf.matMul(x, u).square())).sum();
      return { gradient: tf.grad(loss)(tf.ones([2, 8, 8])) };
    },
  });
  const ops = reachable(Object.values(outputs)).nodes.map(({ op }) => op);
  expect(ops.filter((op) => op === 'FusedMatMul')).toHaveLength(1);
  expect(ops.filter((op) => op === 'Concat')).toHaveLength(2);
  expect(ops).not.toContain('Add');
});
