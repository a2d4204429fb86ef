import { intervalsAround, reachOf, shareBelow } from './intervals';

test('few degrees of freedom reach farther', () => {
  expect(reachOf(0.95)).toBeCloseTo(1.959964, 5);
  expect(reachOf(0.95, 1e6)).toBeCloseTo(1.959964, 5);
  expect(reachOf(0.95, 11)).toBeCloseTo(2.200985, 4);
  expect(reachOf(0.95, 10.6)).toBeCloseTo(2.200985, 4);
  expect(reachOf(0.95, 0)).toBeCloseTo(12.7062, 3);
  expect(reachOf(0.95, NaN)).toBeCloseTo(12.7062, 3);
});

test.each([NaN, 1, 2, 3, 11, 1_000, 1_001, Infinity])(
  'the ends of an interval by %p degrees of freedom leave out 2.5 %% on each side',
  (degrees) => {
    const reach = reachOf(0.95, degrees);
    expect(shareBelow(reach, degrees)).toBeCloseTo(0.975, 9);
    expect(shareBelow(-reach, degrees)).toBeCloseTo(0.025, 9);
  },
);

test('an interval lies around its estimate', () => {
  expect(intervalsAround([1, 0], [0.5, 0], 2)).toEqual([
    { lower: 0, upper: 2 },
    { lower: 0, upper: 0 },
  ]);
});
