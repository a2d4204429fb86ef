import { natsToBits } from './units';

test('ln 2 nats are a bit', () => {
  expect(natsToBits(Math.LN2)).toBe(1);
  expect(natsToBits(1.4697)).toBeCloseTo(2.1203, 4);
});
