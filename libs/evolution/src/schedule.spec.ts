import { entryAt, scheduleFault } from './schedule';

const from = (...generations: number[]) => generations.map((generation) => ({ from: generation }));

it.each([
  [0, 0],
  [3, 0],
  [4, 4],
  [7, 4],
  [8, 8],
  [999, 8],
])('in generation %i the entry from %i holds', (generation, expected) => {
  expect(entryAt(from(0, 4, 8), generation)).toEqual({ from: expected });
});

it('has none before the first, and in none', () => {
  expect(entryAt(from(2), 1)).toBeUndefined();
  expect(entryAt([], 0)).toBeUndefined();
});

it.each([
  [from(0, 4, 8), null],
  [[], null],
  [from(1, 4), { at: 0, expected: '0, since a schedule begins there' }],
  [from(0, 4, 4), { at: 2, expected: 'above 4, the one before' }],
  [from(0, 4, 3), { at: 2, expected: 'above 4, the one before' }],
])('of %j is wrong: %j', (schedule, fault) => expect(scheduleFault(schedule)).toEqual(fault));
