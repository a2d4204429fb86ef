import { bornOf, tableOf } from './testing/births';

it('has a row for each birth, with its parents and who gave each gene', () => {
  const table = tableOf(
    [bornOf('k-0-0'), bornOf('k-0-1')],
    [],
    [bornOf('k-2-0', 'k-0-1'), bornOf('k-2-1', 'k-0-1', 'k-0-0', ['b', 'd'])],
    [bornOf('k-3-0', 'k-2-1', 'k-0-0', ['a', 'of another search space'])],
  );
  expect([table.size, table.generations, table.firstOf(2), table.rowOf({ generation: 2, slot: 1 })]).toEqual([
    5, 4, 2, 3,
  ]);
  const rows = [0, 1, 2, 3, 4];
  expect(rows.map((row) => [table.primaryOf(row), table.secondaryOf(row)])).toEqual([
    [-1, -1],
    [-1, -1],
    [1, -1],
    [1, 0],
    [3, 0],
  ]);
  expect([0, 1, 2, 3].map((locus) => table.giverOf(3, locus))).toEqual([1, 0, 1, 0]);
  expect([0, 1, 2, 3].map((locus) => table.giverOf(4, locus))).toEqual([0, 3, 3, 3]);
  expect([table.giverOf(0, 0), table.giverOf(2, 3)]).toEqual([-1, 1]);
});

it('leaves a row for a slot of nobody', () => {
  const table = tableOf([bornOf('k-0-2')], [bornOf('k-1-0', 'k-0-2')]);
  expect([table.size, table.primaryOf(0), table.primaryOf(3)]).toEqual([4, -1, 2]);
});
