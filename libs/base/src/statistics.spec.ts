import { mean, standardError, sum, variance } from './statistics';

describe('statistics', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];

  it('computes the closed forms', () => {
    expect(sum(values)).toBe(40);
    expect(mean(values)).toBe(5);
    expect(variance(values)).toBeCloseTo(32 / 7, 12);
    expect(standardError(values)).toBeCloseTo(Math.sqrt(32 / 7 / 8), 12);
  });

  it('keeps the variance of values far from zero', () => {
    expect(variance(values.map((value) => value + 1e9))).toBeCloseTo(32 / 7, 6);
  });

  it('says NaN where nothing is defined', () => {
    expect(sum([])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(standardError([1])).toBeNaN();
  });
});
