import { movedAfter } from './goals';

it('is the hand value of four generations up and one over, all lucky', () => {
  // up: 0 to 1 by a mutation either way, then three of the right way; then a child that moves and does not mutate
  expect(movedAfter(5, 0.5, 0.4).found).toBeCloseTo(0.5 * 0.25 ** 3 * 0.4 * 0.5 + sidewards(), 12);
  expect(movedAfter(4, 0.5, 0.4).found).toBe(0);
});

/** The same where the first niche has its first step from the other: its own child stays, the other's is at distance 1, and moves on to 2 at once. */
function sidewards(): number {
  return 0.5 * 0.5 * (0.4 * 0.25) * 0.25 ** 2 * 0.4 * 0.5;
}

it('moves nobody at a rate of 0, and all find the peak in the end', () => {
  expect(movedAfter(500, 0.5, 0)).toEqual({ found: 0, switches: 0 });
  const { found, switches } = movedAfter(500, 0.5, 0.5);
  expect(found).toBeCloseTo(1, 9);
  // 1 / (1 - mutation) to the peak, and those who come from it at first
  expect(switches).toBeGreaterThan(2);
  expect(switches).toBeLessThan(2.5);
});
