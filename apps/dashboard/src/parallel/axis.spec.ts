import { axisOf } from './axis';

describe('an axis', () => {
  it('puts names and few numbers at equal distances, in order', () => {
    const axis = axisOf('width', 'width', [128, 32, null, 64, 32])!;
    expect(axis.ticks).toEqual([
      { at: 0, text: '32' },
      { at: 0.5, text: '64' },
      { at: 1, text: '128' },
    ]);
    expect([axis.at(64), axis.valueAt(0.6), axis.valueAt(0.9)]).toEqual([0.5, 64, 128]);
    expect([axis.step(32, 1), axis.step(128, 1), axis.step(32, -10)]).toEqual([64, 128, 32]);
    expect(axisOf('family', 'family', ['lstm', 'gru'])!.ends).toEqual(['gru', 'lstm']);
    expect(axisOf('t', 't', ['t10', 't9'])!.ends).toEqual(['t9', 't10']);
  });

  it('spreads many numbers, by their logarithm where they reach far', () => {
    const near = axisOf(
      'bits',
      'bits',
      Array.from({ length: 11 }, (_, index) => 2 + index / 10),
    )!;
    expect(near.at(2.5)).toBeCloseTo(0.5, 12);
    const far = axisOf(
      'rate',
      'rate',
      Array.from({ length: 13 }, (_, index) => 10 ** (index / 4 - 3)),
    )!;
    expect(far.at(10 ** -1.5)).toBeCloseTo(0.5, 12);
    expect(far.ticks.every(({ at }) => at >= 0 && at <= 1)).toBe(true);
    for (const axis of [near, far]) {
      expect(axis.valueAt(0)).toBe(axis.ends[0]);
      expect(axis.valueAt(1)).toBe(axis.ends[1]);
      expect(axis.at(axis.valueAt(0.3))).toBeCloseTo(0.3, 3);
      expect(axis.at(axis.step(axis.valueAt(0.5), 1))).toBeGreaterThan(0.5);
    }
  });

  it('has one value in the middle, and is none without any', () => {
    expect(axisOf('depth', 'depth', [2, 2])!.at(2)).toBe(0.5);
    expect(axisOf('rating', 'rating', [null, null])).toBeNull();
  });
});
