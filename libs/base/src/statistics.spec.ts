import { mean, median, medianAbsoluteDeviation, standardError, standardise, sum, variance } from './statistics';

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

  it('takes medians, and deviations from them', () => {
    expect(median([9, 1, 4])).toBe(4);
    expect(median([9, 1, 4, 6])).toBe(5);
    expect(medianAbsoluteDeviation([1, 1, 2, 2, 4, 6, 9])).toBe(1); // deviations 1 1 0 0 2 4 7
  });

  it('standardises, and leaves equal values at 0', () => {
    expect(standardise([1, 2, 3, 4, 5]).map((z) => z * Math.sqrt(2.5))).toEqual([-2, -1, 0, 1, 2]);
    expect(standardise([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(standardise([7])).toEqual([0]);
  });

  it('says NaN where nothing is defined', () => {
    expect(sum([])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(median([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(standardError([1])).toBeNaN();
  });
});
