import { studentCdf, studentQuantile } from './student';

describe('studentCdf', () => {
  // tables: the 97.5 % quantile
  it.each([
    [1, 12.7062],
    [2, 4.30265],
    [5, 2.57058],
    [9, 2.26216],
    [10, 2.22814],
    [30, 2.04227],
  ])('has 97.5 %% of %d degrees of freedom below %d', (degrees, t) => {
    expect(studentCdf(t, degrees)).toBeCloseTo(0.975, 5);
    expect(studentCdf(-t, degrees)).toBeCloseTo(0.025, 5);
    expect(studentQuantile(0.975, degrees)).toBeCloseTo(t, 3);
  });
});
