import { shrinkWeights } from './shrink-weights';

const [weights, fresh] = [Float32Array.of(4, -2), Float32Array.of(0, 2)];

it('lies on the line from fresh weights to the given ones', () => {
  expect([1, 0.75, 0].map((kept) => [...shrinkWeights(weights, fresh, kept)])).toEqual([[4, -2], [3, -1], [0, 2]]); // prettier-ignore
});

it.each([-0.1, 1.1, NaN])('refuses to keep %d', (kept) => {
  expect(() => shrinkWeights(weights, fresh, kept)).toThrow('from 0 to 1');
});
