import { archivesAfter, optimaOf, type Place } from './illumination';

/** Two cells: places 0 to 2, whose middle is the lowest, and 3 alone. */
const RING: readonly Place[] = [
  { cell: 0, height: 2 },
  { cell: 0, height: 1 },
  { cell: 0, height: 3 },
  { cell: 1, height: 1 },
];

it('is counted by hand: one child of place 0 stands at 1, which is lower, or at 3', () => {
  expect(archivesAfter(RING, 0, 2, 1)).toEqual([
    { elites: [0, 3], chance: 1 / 2 },
    { elites: [0], chance: 1 / 2 },
  ]);
});

it('crosses no valley, but finds the way round it through another cell', () => {
  // two children of 0, then one of 0 and 3: from 3 to 2 or 0
  expect(archivesAfter(RING, 0, 3, 1)).toEqual([
    { elites: [0, 3], chance: 3 / 4 },
    { elites: [0], chance: 1 / 4 },
  ]);
  const chances = new Map(archivesAfter(RING, 0, 3, 2).map(({ elites, chance }) => [elites.join(), chance]));
  expect(chances.get('0')).toBeCloseTo(1 / 16, 12);
  expect(chances.get('2,3')).toBeCloseTo(3 / 16, 12);
  expect([...chances.values()].reduce((sum, chance) => sum + chance)).toBeCloseTo(1, 12);
});

it('ends with the highest place of each cell', () => {
  expect(optimaOf(RING)).toEqual([2, 3]);
  const end = archivesAfter(RING, 0, 3, 200).find(({ elites }) => elites.join() === '2,3')!;
  expect(end.chance).toBeCloseTo(1, 9);
});
