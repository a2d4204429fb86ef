import type { ComputeView } from '#contracts';
import { generationsARow, spentSoFar } from './spent-so-far';

const row = (generation: number, kind: ComputeView['kind'], flops: number): ComputeView => {
  return { generation, kind, individual: null, individuals: 1, flops, tokens: 2 * flops, cpuSeconds: 3 * flops };
};
const at = (spent: (generation: number) => number, count: number): number[] =>
  Array.from({ length: count }, (_, generation) => spent(generation));

it('adds up kinds and generations, but for what came after the end or is of one that still runs', () => {
  const rows = [
    row(0, 'training', 10),
    row(0, 'evaluation', 1),
    row(2, 'training', 5),
    row(2, 'test', 100),
    row(2, 'community', 100),
    row(3, 'training', 7),
  ];
  const all = { every: 1, closed: 3 };
  expect(at(spentSoFar(rows, 'flops', all), 4)).toEqual([11, 11, 16, NaN]);
  expect(at(spentSoFar(rows, 'tokens', all), 3)).toEqual([22, 22, 32]);
  expect(at(spentSoFar(rows, 'cpuSeconds', all), 3)).toEqual([33, 33, 48]);
  expect(at(spentSoFar(rows.slice(0, 2), 'flops', all), 2)).toEqual([11, NaN]); // asked before the next closed
  expect(at(spentSoFar([], 'flops', { every: 1, closed: 0 }), 1)).toEqual([NaN]);
});

it('spreads what a run of generations took over them, and over fewer at the end', () => {
  const rows = [row(0, 'training', 30), row(3, 'training', 60), row(6, 'training', 8)];
  expect(at(spentSoFar(rows, 'flops', { every: 3, closed: 8 }), 9)).toEqual([10, 20, 30, 50, 70, 90, 94, 98, NaN]);
});

it('asks for rows that fit a page, however many generations there are', () => {
  const kinds = 11;
  for (const closed of [1, 799, 800, 1400, 10_000, 123_456]) {
    expect(Math.ceil((closed + 1) / generationsARow(closed)) * kinds).toBeLessThanOrEqual(10_000);
  }
  expect([1, 799, 800, 10_000].map(generationsARow)).toEqual([1, 1, 2, 13]);
});
