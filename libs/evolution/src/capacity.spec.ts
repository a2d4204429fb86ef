import { capacitiesOf, capacityAt, highestCapacity } from './capacity';

const HALVING = [
  { from: 0, capacity: 64 },
  { from: 2, capacity: 16 },
  { from: 3, capacity: 4 },
];

it('is what the schedule says of a generation', () => {
  expect([0, 1, 2, 3, 4].map((generation) => capacityAt(HALVING, generation))).toEqual([64, 64, 16, 4, 4]);
  expect(highestCapacity(HALVING)).toBe(64);
});

it('is always the same where it is one number', () => {
  expect([0, 9].map((generation) => capacityAt(7, generation))).toEqual([7, 7]);
  expect(capacitiesOf(7)).toEqual([{ from: 0, capacity: 7 }]);
  expect(highestCapacity(7)).toBe(7);
});
