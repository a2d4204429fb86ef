import { allocate, type Lifetime } from './allocate';

/** Lifetimes by a linear congruential generator (Numerical Recipes). */
function randomLifetimes(count: number, seed: number): Lifetime[] {
  let state = seed;
  const below = (bound: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((bound * state) / 2 ** 32);
  };
  return Array.from({ length: count }, () => {
    const first = below(100);
    return { storage: { size: 1 + below(500) }, first, last: below(10) === 0 ? Infinity : first + below(20) };
  });
}

test.each([1, 2, 3, 4])('storages that live at once never overlap, seed %i', (seed) => {
  const lifetimes = randomLifetimes(200, seed);
  const { size, offsetOf } = allocate(lifetimes);
  for (const a of lifetimes) {
    const [start, end] = [offsetOf(a.storage), offsetOf(a.storage) + a.storage.size];
    expect(end).toBeLessThanOrEqual(size);
    for (const b of lifetimes) {
      if (a === b || a.last < b.first || b.last < a.first) continue;
      const other = offsetOf(b.storage);
      expect(other >= end || other + b.storage.size <= start).toBe(true);
    }
  }
  const all = lifetimes.reduce((sum, { storage }) => sum + storage.size, 0);
  expect(size).toBeLessThan(0.7 * all);
});

test('what has been read for the last time makes room', () => {
  const chain = Array.from({ length: 50 }, (_, at) => ({ storage: { size: 64 }, first: at, last: at + 1 }));
  expect(allocate(chain).size).toBe(2 * 64);
});
