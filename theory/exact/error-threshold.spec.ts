import { errorThreshold, masterChance } from './error-threshold';

it('is nearer to that of an infinite population by one over the square root of the size', () => {
  const shifts = [16, 64].map((size) => errorThreshold(size, 4).shift);
  expect(shifts[0] / shifts[1] / Math.sqrt(64 / 16)).toBeCloseTo(1, 1);
  shifts.forEach((shift, at) => {
    const byNoise = Math.sqrt((2 * 3) / [16, 64][at]);
    expect(shift / byNoise).toBeGreaterThan(1.15);
    expect(shift / byNoise).toBeLessThan(1.35);
  });
});

it('has a master that in the mean neither rises nor falls where 3 of 3 + 1 x 3 children are its own, half of them right', () => {
  expect(masterChance(4, 3, 0.5)(1)).toBeCloseTo(1 / 4, 12);
});
