import type { RealLocus } from './search-space';
import { fromUnit, toUnit } from './unit-scale';

describe('unit scale', () => {
  const linear: RealLocus = { kind: 'real', name: 'drop', low: -1, high: 3, scale: 'linear' };
  const log: RealLocus = { kind: 'real', name: 'rate', low: 1e-4, high: 1e2, scale: 'log' };

  it('halves a linear range at its mean and a logarithmic one at its geometric mean', () => {
    expect(toUnit(linear, 1)).toBeCloseTo(0.5, 12);
    expect(toUnit(log, 0.1)).toBeCloseTo(0.5, 12);
    expect(fromUnit(linear, 0.25)).toBeCloseTo(0, 12);
    expect(fromUnit(log, 1 / 3)).toBeCloseTo(1e-2, 12);
  });

  test.each([linear, log])('spans the range and never leaves it, $scale', (locus) => {
    expect(fromUnit(locus, 0)).toBe(locus.low);
    expect(fromUnit(locus, 1)).toBeCloseTo(locus.high, 10);
    for (let step = 0; step <= 1000; step++) {
      const value = fromUnit(locus, step / 1000);
      expect(value).toBeGreaterThanOrEqual(locus.low);
      expect(value).toBeLessThanOrEqual(locus.high);
      expect(toUnit(locus, value)).toBeCloseTo(step / 1000, 12);
    }
  });

  test.each(['linear', 'log'] as const)('maps the one value of an empty range to 0 and back, %s', (scale) => {
    const point: RealLocus = { kind: 'real', name: 'x', low: 0.5, high: 0.5, scale };
    expect(toUnit(point, 0.5)).toBe(0);
    expect(fromUnit(point, 0.7)).toBe(0.5);
  });
});
