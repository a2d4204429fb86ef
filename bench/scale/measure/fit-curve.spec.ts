import { fitCurve } from './fit-curve';

const SIZES = [50, 50, 150, 450, 450];

describe('fitCurve', () => {
  it.each([
    [3, 0, 0],
    [0, 2, 0],
    [0, 0, 0.5],
    [3, 2, 0],
    [3, 2, 0.5],
  ])('finds %d + %d n + %d n^2', (fixed, each, pair) => {
    const found = fitCurve(
      SIZES.map((n) => [n, fixed + each * n + pair * n * n]),
      2,
    );
    [fixed, each, pair].forEach((value, at) => expect(found[at]).toBeCloseTo(value, 6));
  });

  it('has no term beyond its degree', () =>
    expect(
      fitCurve(
        SIZES.map((n) => [n, n * n]),
        1,
      )[2],
    ).toBe(0));

  it('has nothing cost less than nothing', () => {
    const found = fitCurve(
      SIZES.map((n) => [n, n - 40]),
      2,
    );
    expect(Math.min(...found)).toBe(0);
    expect(found[1] + found[2] * 450).toBeGreaterThan(0.5);
  });
});
