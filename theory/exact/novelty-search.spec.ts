import { childPlaces, expectedAfter } from './novelty-search';

const ONE = { neighbours: 1, archive: 2 };
const squared = (place: number): number => place ** 2;

it('draws parents by their distance to the nearest, counted by hand', () => {
  // distances 1, 1 and 3: chances 1/5, 1/5 and 3/5, each child on either side
  expect([...childPlaces([0, 1, 4], [], ONE)]).toEqual([
    [-1, 1 / 10],
    [1, 1 / 10],
    [0, 1 / 10],
    [2, 1 / 10],
    [3, 3 / 10],
    [5, 3 / 10],
  ]);
  // the last is in the archive: 1 / 2, 1 / 2 and 0
  expect(childPlaces([0, 1, 4], [4], ONE).get(5)).toBe(0);
  expect(childPlaces([2, 2], [], ONE)).toEqual(
    new Map([
      [1, 1 / 2],
      [3, 1 / 2],
    ]),
  );
});

it('is a random walk of one who is alone, and as long as the archive is empty of what is new', () => {
  expect(expectedAfter(3, [0], ONE, squared)).toBeCloseTo(3, 12);
  expect(expectedAfter(2, [0, 0, 0], ONE, squared)).toBeCloseTo(2, 12); // children at -1 and 1 are as novel beside founders at 0
});

it('goes further than drift as soon as the archive tells places apart', () => {
  expect(expectedAfter(3, [0, 0], ONE, squared)).toBeGreaterThan(3.1);
  expect(expectedAfter(4, [0, 0, 0], ONE, squared)).toBeGreaterThan(5.9);
});
