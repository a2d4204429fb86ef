import { mean, type Prng, prngOf, spearman } from '#base';
import { type TargetAgreement, goodhart, type GoodhartOptions, type GoodhartSample } from './goodhart';
import { spearmanInterval } from './spearman-interval';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'goodhart' });

/** A reading that says something. */
function read(
  sample: GoodhartSample,
  options?: GoodhartOptions,
): { withLoss: TargetAgreement; withGold: TargetAgreement } {
  const { withLoss, withGold } = goodhart(sample, options);
  return { withLoss: withLoss!, withGold: withGold! };
}

/** Pairs of standard normal numbers with correlation r. */
function pairs(count: number, r: number, prng: Prng) {
  const proxy = Array.from({ length: count }, () => prng.normal());
  return { proxy, target: proxy.map((x) => r * x + Math.sqrt(1 - r ** 2) * prng.normal()) };
}

test('a rating agrees with a LOW cross-entropy and a HIGH gold', () => {
  const proxy = [-1, 0, 1, 2, 4];
  const honest = read({ proxy, lossNats: [3, 2.5, 2, 1.5, 0.5], gold: [1, 2, 3, 4, 6] }, { top: 1 });
  for (const { spearman: rho, gap } of [honest.withLoss, honest.withGold]) {
    expect(rho).toBeCloseTo(1, 12);
    expect(gap).toBeCloseTo(0, 12);
  }
  const gamed = read({ proxy, lossNats: [0.5, 1.5, 2, 2.5, 3], gold: [6, 4, 3, 2, 1] }, { top: 2 });
  for (const { spearman: rho, gap } of [gamed.withLoss, gamed.withGold]) {
    expect(rho).toBeCloseTo(-1, 12);
    expect(gap).toBeGreaterThan(1.5);
  }
});

test('the gap is the rise in the proxy less that in the target, by hand', () => {
  // all have a standard deviation of sqrt(5/3); the top two stand 1 above the mean of the proxy, 0.5 above that of gold
  const { withGold, withLoss } = read({ proxy: [1, 2, 3, 4], lossNats: [1, 2, 3, 4], gold: [1, 3, 2, 4] }, { top: 2 });
  const deviation = Math.sqrt(5 / 3);
  expect(withGold.gap).toBeCloseTo((1 - 0.5) / deviation, 12);
  expect(withLoss.gap).toBeCloseTo((1 + 1) / deviation, 12);
  expect(withGold.spearman).toBeCloseTo(0.8, 12);
});

test('the gap of the best quarter is i (1 - r) for a normal proxy and target', () => {
  const { proxy, target } = pairs(4_000, 0.6, stream(1));
  const { withGold } = read({ proxy, lossNats: target, gold: target });
  expect(withGold.gap).toBeCloseTo(1.2711 * 0.4, 1); // the mean of the highest quarter is 1.2711
});

test.each([
  [10, 0],
  [10, 0.5],
  [20, 0.5],
  [20, 0.9],
])('intervals of %i pairs with correlation %d hold the truth 95 times in 100', (count, r) => {
  const truth = (6 / Math.PI) * Math.asin(r / 2); // Pearson 1907
  const prng = stream(count + 100 * r);
  const held = Array.from({ length: 2_000 }, () => {
    const { proxy, target } = pairs(count, r, prng);
    const { lower, upper } = spearmanInterval(spearman(proxy, target), count, 0.95);
    return lower <= truth && truth <= upper ? 1 : 0;
  });
  expect(mean(held)).toBeGreaterThan(0.93);
  expect(mean(held)).toBeLessThan(0.975);
});

test('a perfect order of a few is no certainty', () => {
  const { lower, upper } = spearmanInterval(1, 5, 0.95);
  expect(upper).toBe(1);
  expect(lower).toBeLessThan(0.3);
  expect(spearmanInterval(-1, 5, 0.95)).toEqual({ lower: -1, upper: -lower });
});

test('says nothing of three, or where nothing varies; refuses what cannot be compared', () => {
  const [proxy, flat] = [
    [1, 2, 3, 4],
    [1, 1, 1, 1],
  ];
  const nothing = { withLoss: null, withGold: null };
  expect(goodhart({ proxy: [1, 2, 3], lossNats: [1, 2, 3], gold: [1, 2, 3] })).toEqual(nothing);
  expect(goodhart({ proxy: flat, lossNats: proxy, gold: proxy })).toEqual(nothing);
  expect(goodhart({ proxy, lossNats: proxy, gold: flat })).toEqual({ ...nothing, withLoss: expect.anything() });
  expect(() => goodhart({ proxy, lossNats: proxy, gold: [1, 2] })).toThrow(RangeError);
  expect(() => goodhart({ proxy, lossNats: [1, 2, NaN, 4], gold: proxy })).toThrow(
    expect.objectContaining({ field: 'lossNats' }),
  );
});

test('a biased judge is found out: it likes what gold does not', () => {
  const prng = stream(9);
  const skill = Array.from({ length: 40 }, () => prng.normal());
  const flattery = skill.map(() => prng.normal());
  const lossNats = skill.map((x) => 2 - 0.3 * x);
  const honest = read({ proxy: skill.map((x) => x + 0.3 * prng.normal()), lossNats, gold: skill });
  const flattered = read({ proxy: skill.map((x, k) => x + 3 * flattery[k]), lossNats, gold: skill });
  expect(honest.withGold.interval.lower).toBeGreaterThan(flattered.withGold.interval.upper);
  expect(flattered.withGold.gap - honest.withGold.gap).toBeGreaterThan(0.3);
  expect(honest.withLoss.spearman).toBeCloseTo(honest.withGold.spearman, 12); // loss falls with skill
});
