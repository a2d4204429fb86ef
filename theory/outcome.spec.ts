import { prngOf, standardError } from '#base';
import { type Check, type Outcome, pool, reachOf, rowOf } from './check';
import {
  countsAgainst,
  countsAlike,
  estimateAgainst,
  frequencyAgainst,
  kolmogorovTail,
  meanAgainst,
  sampleAgainst,
} from './outcome';
import { tableOf } from './table';

const CHECK: Check = { name: 'coin', measures: 'heads', cost: 3, run: () => frequencyAgainst(50, 100, 0.5) };
const passes = (outcome: Outcome) => rowOf(CHECK, outcome, 0).pass;

describe('rowOf', () => {
  it('has the interval of four standard errors', () =>
    expect(rowOf(CHECK, frequencyAgainst(60, 100, 0.5), 2)).toEqual({
      check: 'coin',
      measures: 'heads',
      statistic: 0.6,
      expected: 0.5,
      interval: [expect.closeTo(0.3, 12), expect.closeTo(0.7, 12)],
      replicates: 100,
      power: expect.closeTo((6.33 * 0.05) / 0.5, 12),
      finds: 0.1,
      seconds: 2,
      pass: true,
    }));
  it('fails outside of it, and where nothing is known', () => {
    expect(passes(frequencyAgainst(71, 100, 0.5))).toBe(false);
    expect(passes(estimateAgainst(NaN, 1, 1, 1))).toBe(false);
    expect(passes(meanAgainst([1], 1))).toBe(false); // one value has no error
  });
});

it('pools seeds: the error falls with the square root of their number', () => {
  const one = frequencyAgainst(40, 100, 0.5);
  expect(pool([one, one, one, one])).toEqual({
    statistic: expect.closeTo(0.4, 12),
    expected: 0.5,
    standardError: expect.closeTo(0.025, 12),
    tolerance: 0,
    degrees: Infinity,
    replicates: 400,
    power: expect.closeTo(one.power / 2, 12),
    kind: 'estimate',
  });
  expect([1, 4, 5].map((seeds) => passes(pool(Array(seeds).fill(one))))).toEqual([true, true, false]);
});

describe('a mean whose error is estimated', () => {
  it.each([
    [19, 5.1],
    [29, 4.7],
    [99, 4.2],
    [20_000, 4],
    [Infinity, 4],
  ])('of %d degrees of freedom lies within so many of its errors', (degrees, reach) =>
    expect(reachOf(degrees)).toBeCloseTo(reach, 1),
  );

  it('is refused once in 16,000, not by 4 errors of a few values', () => {
    const values = [0.9, 1, 1.1, 1.05]; // of 3 degrees of freedom: within 33 errors
    const error = standardError(values);
    expect(passes(meanAgainst(values, 1.0125 - 12 * error))).toBe(true);
    expect(passes(meanAgainst(values, 1.0125 - 40 * error))).toBe(false);
  });

  it('is pooled with degrees that add', () => {
    const one = meanAgainst([0.9, 1, 1.1, 1.05], 1);
    const four = pool([one, one, one, one]);
    expect(four).toMatchObject({ degrees: 12, replicates: 16, standardError: one.standardError / 2 });
    expect(four.power).toBeLessThan(one.power / 4); // half the error, and a narrower t
  });
});

describe('the power that an outcome states', () => {
  const prng = prngOf({ seed: 1, generation: 0, purpose: 'outcome.spec', subject: 0 });
  const caught = (draw: () => Outcome) =>
    Array.from({ length: 300 }, draw).filter((outcome) => !passes(outcome)).length;
  const heads = (chance: number) =>
    Array.from({ length: 4000 }, () => +(prng.uniform() < chance)).reduce((a, b) => a + b);

  it('is that of a frequency', () => {
    const { power } = frequencyAgainst(0, 4000, 0.5);
    expect(caught(() => frequencyAgainst(heads(0.5 * (1 + power)), 4000, 0.5))).toBeGreaterThan(290);
    expect(caught(() => frequencyAgainst(heads(0.5), 4000, 0.5))).toBeLessThan(2);
  });

  it.each([5, 20])('is that of a mean of %d values, whose error is estimated', (count) => {
    const found = (bias: number) =>
      meanAgainst(
        Array.from({ length: count }, () => 1 + bias + prng.normal()),
        1,
      );
    const { power } = estimateAgainst(1, 1 / Math.sqrt(count), count, 1, { degrees: count - 1 });
    expect(caught(() => found(power))).toBeGreaterThan(285);
    expect(caught(() => found(0))).toBeLessThan(2);
  });

  it('is that of counts, of one cell', () => {
    const faces = (extra: number) => {
      const counts = new Array<number>(6).fill(0);
      for (let draw = 0; draw < 3000; draw++) counts[prng.uniform() < extra / 6 ? 0 : prng.integer(6)]++;
      return countsAlike(counts);
    };
    const { power } = faces(0);
    expect(caught(() => faces((power * 6) / 5))).toBeGreaterThan(285);
    expect(caught(() => faces(0))).toBeLessThan(2);
  });

  it('is that of a sample, of one half', () => {
    const sample = (tilt: number) =>
      sampleAgainst(
        Array.from({ length: 1000 }, () => (prng.uniform() < (1 + tilt) / 2 ? 0 : 0.5) + prng.uniform() / 2),
        (x) => x,
      );
    const { power } = sample(0);
    expect(caught(() => sample(power))).toBeGreaterThan(285);
    expect(caught(() => sample(0))).toBeLessThan(2);
  });
});

it('counts degrees of freedom by the totals given', () => {
  expect(countsAgainst([60, 40, 45, 55], [50, 50, 50, 50], 2).statistic).toBeCloseTo((Math.cbrt(2.5) - 8 / 9) * 3, 12); // 5 of 2 degrees
});

it.each([
  [0.5, 0.9639],
  [0.8276, 0.5],
  [1.3581, 0.05],
  [1.6276, 0.01],
])('the tail of Kolmogorov beyond %d', (x, tail) => expect(kolmogorovTail(x)).toBeCloseTo(tail, 4));

it('pools no power that is not there: a tolerance stays, and that of deviates grows with the fourth root', () => {
  const biased = estimateAgainst(1, 0.01, 100, 1, { tolerance: 0.02 });
  expect(pool([biased, biased, biased, biased]).power).toBeCloseTo(0.04 + (biased.power - 0.04) / 2, 12);
  const counted = countsAlike([50, 50, 50]);
  expect(pool(Array(16).fill(counted)).power).toBeCloseTo(counted.power / 2, 12);
});

it('shows a verdict a line', () => {
  const rows = [50, 90].map((count) => rowOf(CHECK, frequencyAgainst(count, 100, 0.5), 0));
  const weak = rowOf(CHECK, frequencyAgainst(10, 20, 0.5), 0);
  expect(tableOf([weak])).toMatch(/coin .* TOO WEAK/);
  expect(tableOf([rowOf({ ...CHECK, finds: 2 }, frequencyAgainst(10, 20, 0.5), 0)])).not.toContain('WEAK');
  const strong = rows.map((row) => ({ ...row, power: 0.01 }));
  const text = tableOf(strong);
  expect(text).toMatch(/coin .* 0\.5 .* 0\.3 to 0\.7 .* holds/);
  expect(text).toMatch(/coin .* 0\.9 .* FAILS/);
  expect(text).toContain('1 of 2 hold, FAILED: coin.');
});
