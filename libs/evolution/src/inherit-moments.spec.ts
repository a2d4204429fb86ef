import { type Architecture } from '#genome';
import { parameterLayout } from '#model';
import { inheritMoments } from './inherit-moments';
import { inheritWeights } from './inherit-weights';

const VOCABULARY = 7;
const ARCHITECTURE: Architecture = { family: 'gru', context: 8, embedding: 4, width: 5, depth: 1 };
const layoutOf = (change: Partial<Architecture> = {}) =>
  parameterLayout({ ...ARCHITECTURE, ...change } as Architecture, VOCABULARY);
const numbered = (layout: ReturnType<typeof layoutOf>, first: number) =>
  new Float32Array(layout.reduce((count, { size }) => count + size, 0)).map((_, at) => first + at);

it('gives one of the same architecture all moments as they are, as it is given all weights', () => {
  const layout = layoutOf();
  const [weights, momentum, variance] = [1, 1000, 2000].map((first) => numbered(layout, first));
  expect(inheritWeights(layout, layout, weights, numbered(layout, -5000)).weights).toEqual(weights);
  expect(inheritMoments(layout, layout, weights, { momentum, variance })).toEqual({ momentum, variance });
});

it('gives one that grew the moments of each weight that it was given, divided as its gradient is, and 0 elsewhere', () => {
  const [layout, donor] = [layoutOf({ width: 8, depth: 2 }), layoutOf()];
  const [weights, momentum, variance] = [1, 1000, 2000].map((first) => numbered(donor, first));
  const fresh = numbered(layout, 0).fill(-1);
  const child = inheritWeights(layout, donor, weights, fresh);
  const moments = inheritMoments(layout, donor, weights, { momentum, variance });
  let given = 0;
  moments.variance.forEach((value, at) => {
    if (value === 0) return expect(moments.momentum[at]).toBe(0);
    given++;
    const from = weights.findIndex(
      (_, own) =>
        Math.abs(momentum[own] / moments.momentum[at] - child.weights[at] / weights[own]) < 1e-4 &&
        Math.abs(variance[own] / value - (child.weights[at] / weights[own]) ** 2) < 1e-4,
    );
    expect(from).toBeGreaterThanOrEqual(0);
  });
  expect(given).toBe(child.inheritedParameters);
  expect(given).toBeLessThan(fresh.length);
});
