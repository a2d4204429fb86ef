import { backwardMatrix, differencesOf, identityAfter, noIdentity, withinAndBetween } from './migration';

const island = (demes: number) => (deme: number) => [...Array(demes).keys()].filter((other) => other !== deme);

it('is that of one deme without migration: 1 - (1 - 1/N)^t within, none between', () => {
  const [within, between] = withinAndBetween(identityAfter(7, 10, backwardMatrix(3, 0, island(3))));
  expect(within).toBeCloseTo(1 - 0.9 ** 7, 12);
  expect(between).toBe(0);
});

it('is that of one deme of all where parents are of any deme alike', () => {
  const [within, between] = withinAndBetween(identityAfter(5, 4, backwardMatrix(3, 2 / 3, island(3))));
  expect(within).toBeCloseTo(1 - (1 - 1 / 12) ** 5, 12);
  expect(between).toBeCloseTo(within, 12);
});

it('is counted by hand for two demes of two, one generation', () => {
  // two children of one deme: both parents at home 9/16, both away 1/16, in one deme 10/16, then one of two
  const [within, between] = withinAndBetween(identityAfter(1, 2, backwardMatrix(2, 1 / 4, island(2))));
  expect([within, between]).toEqual([5 / 16, 3 / 16]);
});

it('gives mean times to the common ancestor whose F_ST is 1 / (1 + 2 N m (d / (d - 1))^2), for large demes (Slatkin 1991)', () => {
  const [demes, size, rate] = [4, 200, 0.0025];
  const backward = backwardMatrix(demes, rate, island(demes));
  let shared = noIdentity(demes);
  const times = [0, 0];
  for (let generation = 0; generation < 40_000; generation++) {
    withinAndBetween(shared).forEach((identity, at) => (times[at] += 1 - identity));
    shared = identityAfter(1, size, backward, shared);
  }
  const known = 1 / (1 + 2 * size * rate * (demes / (demes - 1)) ** 2);
  expect(times[0] / (size * demes)).toBeCloseTo(1, 2); // whatever the rate (Strobeck 1987)
  expect(times[0] / (times[0] / demes + times[1] * (1 - 1 / demes))).toBeCloseTo(1 - known, 2);
});

it('is that of demes that share nothing, and of demes that are alike', () => {
  expect(
    differencesOf([
      [1, 0],
      [0, 1],
    ]),
  ).toEqual({ within: 0, total: 1 / 2 });
  expect(
    differencesOf([
      [0.3, 0.3],
      [0.3, 0.3],
    ]),
  ).toEqual({ within: 0.7, total: 0.7 });
});
