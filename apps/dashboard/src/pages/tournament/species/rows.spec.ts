import type { SpeciesView } from '#contracts';
import { speciesRiver, treeRows } from './rows';

const of = (number: number, parent: number | null, generation: number, ...members: number[]): SpeciesView => ({
  number,
  name: `gru-${number}`,
  parent,
  founder: 't-0-0',
  generation,
  diedGeneration: null,
  individuals: 1,
  bestBitsPerCharacter: null,
  members,
});

it('counts members by generation, and puts all but the largest of each colour together', () => {
  expect(speciesRiver([of(0, null, 0, 4, 2), of(1, 0, 1, 3)])).toEqual({
    names: ['gru-0', 'gru-1'],
    counts: [
      [4, 0],
      [2, 3],
    ],
  });
  const many = Array.from({ length: 12 }, (_, number) => of(number, null, 0, number === 1 ? 1 : 12 - number));
  const { names, counts } = speciesRiver(many);
  expect([names.length, names[0], names.at(-2), names.at(-1)]).toEqual([10, 'gru-0', 'gru-10', 'others']);
  expect(counts[0].at(-1)).toBe(3 + 1 + 1);
  expect(speciesRiver([])).toEqual({ names: [], counts: [] });
});

it('puts each species below the one that it branched off', () => {
  const species = [of(0, null, 0, 2), of(1, null, 0, 3), of(2, 0, 1, 1), of(3, 2, 2, 2)];
  const numbers = (most?: number) => treeRows(species, most).map(({ species: { number }, above }) => [number, above]);
  expect(numbers()).toEqual([
    [0, null],
    [2, 0],
    [3, 1],
    [1, null],
  ]);
  expect(numbers(3)).toEqual([
    [0, null],
    [3, 0],
    [1, null],
  ]);
});

it('is quick with ten thousand generations', () => {
  const long = Array.from({ length: 3_000 }, (_, number) =>
    of(number, number === 0 ? null : number - 1, 3 * number, ...Array<number>(1_000).fill(1)),
  );
  const { names, counts } = speciesRiver(long);
  expect([names.length, counts.length]).toEqual([10, 3 * 2_999 + 1_000]);
  expect(counts[5_000].reduce((sum, count) => sum + count)).toBe(333);
  expect(treeRows(long, 60)).toHaveLength(60);
});
