import { matrixOf, mostAhead } from './matrix';

const told = (mean: number | null) => (mean === null ? null : { mean, deviation: null, interval: null, of: 5 });

/** Bits of those from moby and from sotu, in moby and in sotu. */
function matrix(...bits: readonly (readonly (number | null)[])[]) {
  const niches = ['moby', 'sotu'];
  return matrixOf({
    cells: bits.flatMap((row, from) =>
      row.map((mean, to) => {
        return { deme: niches[from], home: niches[from], niche: niches[to], bitsPerCharacter: told(mean) };
      }),
    ),
  });
}

it('compares cells within a niche alone, however hard the niche is', () => {
  const rows = matrix([2, 6], [3, 4]);
  expect(rows.map(({ cells }) => cells.map(({ ahead }) => ahead))).toEqual([
    [0.5, -1],
    [-0.5, 1],
  ]);
  expect(rows.map(({ cells }) => cells.map(({ isHome }) => isHome))).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(mostAhead(rows)).toBe(1);
});

it('leaves out of the mean of a niche who has no value there', () => {
  const rows = matrix([2, null], [3, 4]);
  expect(rows[0].cells[1]).toMatchObject({ bits: null, ahead: null });
  expect(rows[1].cells[1].ahead).toBe(0);
  expect(mostAhead(matrix([null, null], [null, null]))).toBe(0);
});
