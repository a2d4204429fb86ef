import { steppingStone } from './stepping-stone';

const sourcesOf = (columns: number, demes: number): (readonly number[])[] => {
  const { sources } = steppingStone(0.1, columns);
  return Array.from({ length: demes }, (_, deme) => [...sources(deme, demes)].sort((a, b) => a - b));
};

it('is a line of demes with one column', () => {
  expect(sourcesOf(1, 4)).toEqual([[1], [0, 2], [1, 3], [2]]);
});

it('is a lattice with more, whose last row may be short', () => {
  expect(sourcesOf(3, 8)).toEqual([
    [1, 3],
    [0, 2, 4],
    [1, 5],
    [0, 4, 6],
    [1, 3, 5, 7],
    [2, 4],
    [3, 7],
    [4, 6],
  ]);
});

it('is a line too where one row holds all demes', () => {
  expect(sourcesOf(5, 4)).toEqual([[1], [0, 2], [1, 3], [2]]);
});

it('goes both ways between any two', () => {
  for (const columns of [1, 2, 3, 7]) {
    const all = sourcesOf(columns, 7);
    all.forEach((sources, deme) => sources.forEach((other) => expect(all[other]).toContain(deme)));
  }
});
