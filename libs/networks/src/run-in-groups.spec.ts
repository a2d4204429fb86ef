import { Compiler, type Program } from '#compiler';
import { groupSize, runInGroups } from './run-in-groups';

test.each([
  [16, 512, 2],
  [16, 64, 16],
  [16, 5000, 1],
  [15, 512, 1],
  [15, 128, 5],
  [1, 1, 1],
])('%i members of %i places go %i at a time', (members, places, size) => {
  expect(groupSize(members, places)).toBe(size);
});

test('groups are joined in order, and shared feeds go to all', async () => {
  const program: Program = {
    signature: 'sums',
    inputs: { x: { dtype: 'float32', shape: [2, 3] }, bias: { dtype: 'float32', shape: [1] } },
    run: ({ x, bias }) => ({ sum: x.sum(1).add(bias), doubled: x.mul(2) }),
  };
  const x = Float32Array.from({ length: 18 }, (_, at) => at);
  const results = await runInGroups(new Compiler('tfjs-cpu'), program, 3, { x }, { bias: Float32Array.of(100) });
  expect([...results['sum']]).toEqual([103, 112, 121, 130, 139, 148]);
  expect([...results['doubled']]).toEqual([...x].map((value) => 2 * value));
});
