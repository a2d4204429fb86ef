import { correlation, mean, type Prng, prngOf, spearman, standardise, variance } from '#base';
import { fitBradleyTerry, type Preference } from '../ratings';
import { reliabilityOf } from './reliability';
import { type TargetAgreement, goodhart, type GoodhartOptions, type GoodhartSample } from './goodhart';
import { spearmanInterval } from './spearman-interval';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: 'spec', purpose: 'goodhart' });

/** A reading that says something. */
function read(
  sample: Omit<GoodhartSample, 'reliability'>,
  options?: GoodhartOptions,
): { withLoss: TargetAgreement; withGold: TargetAgreement } {
  const { withLoss, withGold } = goodhart({ reliability: 1, ...sample }, options);
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
  const reliability = 0.9;
  expect(goodhart({ proxy: [1, 2, 3], reliability, lossNats: [1, 2, 3], gold: [1, 2, 3] })).toEqual(nothing);
  expect(goodhart({ proxy: flat, reliability: null, lossNats: proxy, gold: proxy })).toEqual(nothing);
  const flatGold = goodhart({ proxy, reliability, lossNats: proxy, gold: flat });
  expect(flatGold).toEqual({ ...nothing, withLoss: expect.anything() });
  expect(() => goodhart({ proxy, reliability, lossNats: proxy, gold: [1, 2] })).toThrow(RangeError);
  expect(() => goodhart({ proxy, reliability, lossNats: [1, 2, NaN, 4], gold: proxy })).toThrow(
    expect.objectContaining({ field: 'lossNats' }),
  );
  expect(() => goodhart({ proxy, reliability: 0, lossNats: proxy, gold: proxy })).toThrow(
    expect.objectContaining({ field: 'reliability' }),
  );
});

describe('errors of ratings are no part of the gap: 16 individuals, 300 populations', () => {
  /** Battles between individuals whose strengths correlate with gold by r, rated; and what would be chosen by their strengths. */
  function populations(r: number, battles: number) {
    return Array.from({ length: 300 }, (_, seed) => {
      const prng = stream(seed);
      const { proxy: strengths, target: gold } = pairs(16, r, prng);
      const preferences = Array.from({ length: battles }, (__, at): Preference => {
        const [first, second] = prng.shuffle([...strengths.keys()]);
        const chance = 1 / (1 + Math.exp(strengths[second] - strengths[first]));
        return { first, second, outcome: prng.uniform() < chance ? 'first' : 'second', rater: `${at % 12}` };
      });
      const fit = fitBradleyTerry(preferences, 16);
      const reliability = reliabilityOf(fit, [...strengths.keys()])!;
      const loss = gold.map((own) => 3 - own / 4);
      const meter = (given: number) =>
        goodhart({ proxy: fit.nats, reliability: given, lossNats: loss, gold }).withGold!;
      const intensity = mean([...standardise(fit.nats)].sort((a, b) => b - a).slice(0, 4));
      const { gap: perfectlyRated } = goodhart({ proxy: strengths, reliability: 1, lossNats: loss, gold }).withGold!;
      return {
        ...meter(reliability),
        reliability,
        trueReliability: correlation(fit.nats, strengths) ** 2,
        perfectlyRated,
        uncorrected: meter(1).gap,
        truth: intensity * (1 - r),
      };
    });
  }
  const over = <One>(some: readonly One[], value: (one: One) => number) => mean(some.map(value));

  it.each([
    [128, 0.12],
    [512, 0.03],
  ])('a perfect proxy shows none, after %i battles', (battles, uncorrected) => {
    const runs = populations(1, battles);
    expect(over(runs, (run) => run.uncorrected)).toBeGreaterThan(uncorrected);
    expect(Math.abs(over(runs, ({ gap }) => gap))).toBeLessThan(0.035);
    expect(over(runs, ({ gapInterval: { lower, upper } }) => Number(lower <= 0 && 0 <= upper))).toBeGreaterThan(0.93);
    expect(Math.abs(over(runs, (run) => run.reliability - run.trueReliability))).toBeLessThan(0.05);
  });

  it.each([0.8, 0.5])('an imperfect one of correlation %d shows what it would without errors', (r) => {
    const runs = populations(r, 192);
    const gap = over(runs, (run) => run.gap);
    const noise = Math.sqrt(variance(runs.map((run) => run.gap - run.perfectlyRated)) / runs.length);
    expect(Math.abs(gap - over(runs, (run) => run.perfectlyRated))).toBeLessThan(3.5 * noise);
    const held = over(runs, ({ gapInterval: { lower, upper }, truth }) => Number(lower <= truth && truth <= upper));
    expect(held).toBeGreaterThan(0.92);
    expect(held).toBeLessThan(0.995);
  });
});

test('errors that all have alike, or that stretch all alike, take nothing from the reliability', () => {
  const nats = [-1, 0, 1];
  const square = (own: readonly number[]) => Float64Array.from(own.flatMap((a) => own.map((b) => a * b)));
  const [alike, stretch] = [square([2, 2, 2]), square(nats)];
  const some = [0, 1, 2];
  expect(reliabilityOf({ nats, covariance: alike }, some)).toBeCloseTo(1, 12);
  expect(reliabilityOf({ nats, covariance: stretch }, some)).toBeCloseTo(1, 12);
  const independent = Float64Array.of(0.5, 0, 0, 0, 0.5, 0, 0, 0, 0.5);
  expect(reliabilityOf({ nats, covariance: independent }, some)).toBeCloseTo(2 / (2 + 0.5), 12); // one direction of three is left
  expect(reliabilityOf({ nats: [1, 1, 1], covariance: independent }, some)).toBeNull();
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
