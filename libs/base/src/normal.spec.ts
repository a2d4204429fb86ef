import { normalCdf, normalQuantile } from './normal';

it.each([
  [0.5, 0, 15],
  [0.975, 1.959963984540054, 13],
  [1 - 1e-7, 5.199337582192817, 7],
  [1 - 1e-9, 5.997807015008182, 6],
])('the quantile of %d and of its complement', (p, x, digits) => {
  expect(normalQuantile(p)).toBeCloseTo(x, digits);
  expect(normalQuantile(1 - p)).toBeCloseTo(-x, digits);
  expect(normalCdf(x)).toBeCloseTo(p, 14);
});

it('ends for every probability', () => {
  for (let exponent = 1; exponent <= 9; exponent++) {
    for (let digit = 1; digit < 10; digit++) {
      const p = digit * 10 ** -exponent;
      expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 14);
    }
  }
});
