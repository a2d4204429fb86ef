import { prngOf } from '#base';
import { trendOf } from './trend';

/** So many measurements of one minute each, around 100 with a noise of 1. */
function measured(seed: number, growthAnHour: number, count = 20): (readonly [number, number])[] {
  const random = prngOf({ seed, generation: 0, subject: 'x', purpose: 'soak' });
  return Array.from({ length: count }, (_, minute) => {
    return [minute / 60, 100 + growthAnHour * (minute / 60) + random.normal()] as const;
  });
}

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed + 1);

it('has an interval that holds the slope 95 times of 100', () => {
  const held = SEEDS.filter((seed) => {
    const { low, high } = trendOf(measured(seed, 12), 0);
    return low <= 12 && 12 <= high;
  });
  expect(held.length / SEEDS.length).toBeGreaterThan(0.9);
  expect(held.length / SEEDS.length).toBeLessThan(0.99);
});

it('calls flat what grows by no more than does not matter, and not what grows by a tenth in twenty minutes', () => {
  const flat = (growth: number, negligible: number): number =>
    SEEDS.filter((seed) => trendOf(measured(seed, growth), negligible).isFlat).length;
  expect(flat(0, 0)).toBeGreaterThan(0.95 * SEEDS.length);
  expect(flat(5, 5)).toBeGreaterThan(0.95 * SEEDS.length);
  expect(flat(30, 5)).toBe(0);
});

it('takes what never changes as flat, and without noise the slope itself decides', () => {
  const constant = [0, 1, 2, 3].map((hours) => [hours, 7] as const);
  expect(trendOf(constant, 0)).toEqual({ mean: 7, slope: 0, low: 0, high: 0, isFlat: true });
  const rising = [0, 1, 2, 3].map((hours) => [hours, 1000 + hours] as const);
  expect([0.5, 1.5].map((negligible) => trendOf(rising, negligible).isFlat)).toEqual([false, true]);
});
