import { bitsToNats, natsToBits } from './units';

test('ln 2 nats are a bit, and conversions undo each other', () => {
  expect(natsToBits(Math.LN2)).toBe(1);
  expect(natsToBits(1.4697)).toBeCloseTo(2.1203, 4);
  for (const nats of [0, 0.3, 5]) expect(bitsToNats(natsToBits(nats))).toBeCloseTo(nats, 12);
});
