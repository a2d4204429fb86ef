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

it('counts members by generation, and puts the smallest species together', () => {
  expect(speciesRiver([of(0, null, 0, 4, 2), of(1, 0, 1, 3)], 2)).toEqual({
    names: ['gru-0', 'gru-1'],
    counts: [
      [4, 0],
      [2, 3],
    ],
  });
  const many = Array.from({ length: 12 }, (_, number) => of(number, null, 0, 12 - number));
  const { names, counts } = speciesRiver(many, 1);
  expect([names.length, names.at(-1), counts[0].at(-1)]).toEqual([10, 'others', 3 + 2 + 1]);
  expect(speciesRiver([], 0)).toEqual({ names: [], counts: [] });
});

it('puts each species below the one that it branched off', () => {
  const rows = treeRows([of(0, null, 0, 1), of(1, null, 0, 1), of(2, 0, 1, 1), of(3, 2, 2, 1)]);
  expect(rows.map(({ species, above }) => [species.number, above])).toEqual([
    [0, null],
    [2, 0],
    [3, 1],
    [1, null],
  ]);
});
