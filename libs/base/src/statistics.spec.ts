import {
  correlation,
  mean,
  median,
  medianAbsoluteDeviation,
  midranks,
  runningSums,
  spearman,
  standardError,
  standardise,
  sum,
  variance,
} from './statistics';

describe('statistics', () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];

  it('computes the closed forms', () => {
    expect(sum(values)).toBe(40);
    expect(runningSums([2, 4, 3])).toEqual([0, 2, 6, 9]);
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

  it('correlates', () => {
    expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1, 12);
    expect(correlation([1, 2, 3], [5, 3, 1])).toBeCloseTo(-1, 12);
    expect(correlation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8, 12);
  });

  it('correlates ranks, equal values sharing theirs', () => {
    expect(midranks([30, 10, 20, 10, 10])).toEqual([5, 2, 4, 2, 2]);
    expect(spearman([1, 10, 100, 1000], [1, 2, 3, 4])).toBeCloseTo(1, 12);
    expect(spearman([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])).toBeCloseTo(1 - (6 * 4) / (5 * 24), 12); // sum of d^2 is 4
    // ranks 1 2.5 2.5 4 and 1 2 3 4: covariance 4.5, squares 4.5 and 5
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(4.5 / Math.sqrt(4.5 * 5), 12);
  });

  it('says NaN where nothing is defined', () => {
    expect(sum([])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(median([])).toBeNaN();
    expect(variance([1])).toBeNaN();
    expect(correlation([1], [2])).toBeNaN();
    expect(spearman([1, 2, 3], [4, 4, 4])).toBeNaN();
    expect(standardError([1])).toBeNaN();
  });
});
