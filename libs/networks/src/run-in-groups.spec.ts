import { Compiler, type Program } from '#compiler';
import { groupSize, runInGroups, unrolledGroupSize } from './run-in-groups';

test.each([
  [16, 256, 2],
  [16, 32, 16],
  [16, 5000, 1],
  [15, 256, 1],
  [15, 64, 5],
  [1, 1, 1],
])('%i members of %i positions go %i at a time', (members, positions, size) => {
  expect(groupSize(members, positions)).toBe(size);
});

test.each([
  ['onnx', 16, 16, 4],
  ['onnx', 4, 8, 4],
  ['onnx', 15, 16, 3],
  ['onnx', 16, 100, 1],
  ['native', 16, 16, 1],
  ['native', 4, 8, 2],
] as const)('on %s, of %i unrolled members of %i windows %i go at a time', (engine, members, windows, size) => {
  expect(unrolledGroupSize(engine, members, windows)).toBe(size);
});

test('groups are joined in order, and shared feeds go to all', async () => {
  const program: Program = {
    signature: 'sums',
    inputs: { x: { dtype: 'float32', shape: [2, 3] }, bias: { dtype: 'float32', shape: [1] } },
    run: ({ x, bias }) => ({ sum: x.sum(1).add(bias), doubled: x.mul(2) }),
  };
  const x = Float32Array.from({ length: 18 }, (_, at) => at);
  const results = await runInGroups(
    new Compiler('tfjs-cpu'),
    program,
    { groups: 3, steps: 1 },
    { x },
    { bias: Float32Array.of(100) },
  );
  expect([...results['sum']]).toEqual([103, 112, 121, 130, 139, 148]);
  expect([...results['doubled']]).toEqual([...x].map((value) => 2 * value));
});

test('what is given for each step is dealt out step by step, and what is carried is joined at the end', async () => {
  const program: Program = {
    signature: 'running totals',
    inputs: { total: { dtype: 'float32', shape: [2] }, x: { dtype: 'float32', shape: [2] } },
    loop: { carried: ['total'], perStep: ['x'] },
    run: ({ total, x }) => ({ total: total.add(x), before: total.mul(1) }),
  };
  const total = Float32Array.of(1, 2, 3, 4);
  const x = Float32Array.of(10, 20, 30, 40, 100, 200, 300, 400, 1000, 2000, 3000, 4000);
  for (const engine of ['onnx', 'tfjs-cpu'] as const) {
    const results = await runInGroups(new Compiler(engine), program, { groups: 2, steps: 3 }, { total, x });
    expect([...results['total']]).toEqual([1111, 2222, 3333, 4444]);
    expect([...results['before']]).toEqual([1, 2, 3, 4, 11, 22, 33, 44, 111, 222, 333, 444]);
  }
});
