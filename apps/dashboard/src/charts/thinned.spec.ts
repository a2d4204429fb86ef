import { thinned } from './thinned';

it('leaves few rows as they are', () => {
  const rows = [[1, 2], [3, 4]]; // prettier-ignore
  expect(thinned(rows, 2)).toEqual(rows.map((counts, generation) => ({ generation, counts })));
  expect(thinned([], 2)).toEqual([]);
});

it('takes means over runs, the last of which may be shorter', () => {
  expect(thinned([[1], [3], [5], [8], [9]], 3)).toEqual([
    { generation: 0, counts: [2] },
    { generation: 2, counts: [6.5] },
    { generation: 4, counts: [9] },
  ]);
});

it('keeps what all of very many add up to', () => {
  const rows = Array.from({ length: 10_000 }, (_, at) => [at, 1]);
  const kept = thinned(rows, 500);
  expect(kept).toHaveLength(500);
  expect(kept.reduce((sum, { counts }) => sum + 20 * counts[0], 0)).toBe((10_000 * 9_999) / 2);
});
