import { chiSquareDeviate, kolmogorovSmirnov, uniformityDeviate } from './goodness-of-fit';

describe('chiSquareDeviate', () => {
  /** Two cells apart from the expected counts, so that the statistic is the one asked for. */
  const countsOf = (statistic: number, degrees: number) => {
    const expected = Array.from({ length: degrees + 1 }, () => 100);
    const shift = Math.sqrt((statistic * 100) / 2);
    return [expected.map((count, cell) => count + [shift, -shift][cell] || count), expected] as const;
  };

  // upper quantiles of the chi-square distribution: degrees, probability 0.05 and 0.001
  test.each([
    [4, 9.488, 18.467],
    [9, 16.919, 27.877],
    [30, 43.773, 59.703],
  ])('gives the normal quantiles for %i degrees of freedom', (degrees, at5Percent, at1PerMille) => {
    expect(chiSquareDeviate(...countsOf(at5Percent, degrees))).toBeCloseTo(1.645, 1);
    expect(chiSquareDeviate(...countsOf(at1PerMille, degrees))).toBeCloseTo(3.09, 1);
  });

  it('is low for counts that fit and high for counts that do not', () => {
    expect(chiSquareDeviate([30, 70], [30, 70])).toBeLessThan(0);
    expect(chiSquareDeviate([70, 30], [30, 70])).toBeGreaterThan(3.72);
  });

  it('takes equal counts as uniform', () => {
    expect(uniformityDeviate([10, 10, 10])).toBeLessThan(0);
    expect(uniformityDeviate([30, 0, 0])).toBeGreaterThan(3.72);
  });
});

describe('kolmogorovSmirnov', () => {
  const uniform = (value: number) => value;

  it('measures the largest distance, above a step and below it', () => {
    expect(kolmogorovSmirnov([0.5], uniform)).toBeCloseTo(0.5, 12);
    expect(kolmogorovSmirnov([0.9, 0.7], uniform)).toBeCloseTo(Math.SQRT2 * 0.7, 12);
    expect(kolmogorovSmirnov([0.1, 0.2], uniform)).toBeCloseTo(Math.SQRT2 * 0.8, 12);
  });

  it('tells a squared sample from a uniform one', () => {
    const even = Array.from({ length: 500 }, (_, index) => (index + 0.5) / 500);
    expect(kolmogorovSmirnov(even, uniform)).toBeLessThan(2.23);
    expect(
      kolmogorovSmirnov(
        even.map((value) => value ** 2),
        uniform,
      ),
    ).toBeGreaterThan(2.23);
  });
});
