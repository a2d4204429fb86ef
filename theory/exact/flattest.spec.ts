import { shareOfFirst } from './flattest';

it('is half of what is alike, and of two by enumeration', () => {
  const kind = { fitness: 1, accuracy: 0.9 };
  expect(shareOfFirst(10, kind, kind, 3)).toBeCloseTo(0.5, 6);
  // parents are of the first in 3/4: both are, one is, or none
  expect(shareOfFirst(2, { fitness: 3, accuracy: 1 }, { fitness: 1, accuracy: 1 }, 1)).toBeCloseTo(0.75, 12);
});

it('counts who is harmed as gone', () => {
  // of two children the first kind has 1/4 unharmed each, the second 1/2: without it there are 1/16 + 2 x 1/4 x 1/4 of the first alone, and 2 x 1/4 x 1/2 of both
  const found = shareOfFirst(2, { fitness: 1, accuracy: 0.5 }, { fitness: 1, accuracy: 1 }, 1);
  expect(found).toBeCloseTo(1 / 16 + (2 * 1) / 16 + (2 * (1 / 8)) / 2, 12);
});

it('in a large population multiplies odds by fitness times accuracy', () => {
  const odds = ((1.5 * 0.2) / (1 * 0.5)) ** 2;
  expect(shareOfFirst(30, { fitness: 1.5, accuracy: 0.2 }, { fitness: 1, accuracy: 0.5 }, 2)).toBeCloseTo(
    odds / (1 + odds),
    1,
  );
});
