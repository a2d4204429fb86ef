import { prngOf, sum } from '#base';
import { logistic } from '../ratings/maximise-likelihood';
import { active } from './active';
import type { Standing } from './pairing';
import { standingAfter } from './standing';

const SIZE = 9;
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'active' });

/** Anyone against anyone, the lower number winning three times in four. */
const standingOf = (seed: number): Standing => {
  const prng = stream(seed);
  const battles = Array.from({ length: 40 }, () => {
    const [first, second] = prng.shuffle([...Array(SIZE).keys()]);
    return { first, second, outcome: prng.uniform() < 0.75 === first < second ? 'first' : 'second' } as const;
  });
  return standingAfter(battles, SIZE);
};

/** As the docstring of `active` defines it, every covariance worked out anew. */
function byDefinition({ nats, covariance }: Standing, count: number): string[] {
  const members = [...nats.keys()];
  const varianceIn = (v: readonly number[][], a: number, b: number) => v[a][a] + v[b][b] - 2 * v[a][b];
  let v = members.map((a) => members.map((b) => covariance[a * SIZE + b]));
  const neighbours = members.map((a) =>
    sum(
      members
        .filter((b) => b !== a)
        .map((b) => {
          const variance = varianceIn(v, a, b);
          return Math.exp(-((nats[a] - nats[b]) ** 2) / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
        }),
    ),
  );
  const pairs = members.flatMap((a) => members.slice(0, a).map((b): [number, number] => [a, b]));
  const informations = pairs.map(([a, b]) => {
    const p = logistic((nats[a] - nats[b]) / Math.sqrt(1 + (Math.PI / 8) * varianceIn(v, a, b)));
    return p * (1 - p);
  });
  const weightedTrace = (matrix: readonly number[][]) => sum(members.map((k) => neighbours[k] ** 2 * matrix[k][k]));
  const load = members.map(() => 0);
  const most = Math.ceil((2 * 2 * count) / SIZE); // twice the mean
  return Array.from({ length: count }, () => {
    const after = pairs.map(([a, b], pair) => {
      const u = members.map((k) => v[k][a] - v[k][b]);
      const share = informations[pair] / (1 + informations[pair] * varianceIn(v, a, b));
      return members.map((j) => members.map((k) => v[j][k] - share * u[j] * u[k]));
    });
    const left = after.map((matrix, pair) =>
      pairs[pair].some((member) => load[member] === most) ? Infinity : weightedTrace(matrix),
    );
    const best = left.indexOf(Math.min(...left));
    v = after[best];
    for (const member of pairs[best]) load[member]++;
    return pairs[best].join(' ');
  });
}

test.each([1, 2, 3, 4, 5])('takes what lets the weighted variances fall most (seed %i)', (seed) => {
  const standing = standingOf(seed);
  const before = standing.covariance.slice();
  const drawn = active(standing, 12, stream(seed));
  const named = drawn.map(({ first, second }) => [Math.max(first, second), Math.min(first, second)].join(' '));
  expect(named).toEqual(byDefinition(standing, 12));
  expect(standing.covariance).toEqual(before);
});
