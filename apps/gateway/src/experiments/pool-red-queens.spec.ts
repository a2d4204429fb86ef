import { experimentConfigSchema, type RedQueenView, TIME_SHIFTS } from '#contracts';
import type { CellState } from '#tournament';
import { poolRedQueens } from './pool-red-queens';

const CONFIG = experimentConfigSchema.parse({
  name: 'Two',
  base: {},
  arms: [{ name: 'a' }, { name: 'b' }],
  seeds: [1, 2],
});

const cell = (tournamentId: string, arm: string, seed: number) =>
  ({ tournamentId, arm, seed, levels: {}, status: 'finished', flops: 100, trainingFlops: 90 }) as CellState;
const CELLS = [cell('a1', 'a', 1), cell('b1', 'b', 1), cell('a2', 'a', 2), cell('b2', 'b', 2)];

/** A niche in which each difference is as given. */
const niche = (mean: number | null) => {
  const told = mean === null ? null : { mean, interval: null, of: 3 };
  return Object.fromEntries(TIME_SHIFTS.map((shift) => [shift, told])) as unknown as RedQueenView;
};

it('counts each tournament once, with the mean of its niches, and pairs arms by seed', () => {
  const found = new Map([
    ['a1', [niche(0.1), niche(0.3)]],
    ['b1', [niche(0.1), niche(0.1)]],
    ['a2', [niche(0.4), niche(0.4)]],
    ['b2', [niche(0), niche(0.2)]],
  ]);
  const { niche: of, pooled } = poolRedQueens(CONFIG, CELLS, found, null);
  expect([of, pooled.map(({ shift }) => shift)]).toEqual([null, [...TIME_SHIFTS]]);
  const [{ rows }] = pooled;
  expect(rows[0]).toMatchObject({ arm: 'a', differenceTo: 'b', pairs: 2, isFinal: true, isGain: false });
  expect(rows[0].mean).toBeCloseTo(0.3, 12);
  expect(rows[0].difference).toBeCloseTo(0.2, 12); // 0.1 and 0.3
  expect(rows[0].differenceInterval![1]).toBeCloseTo(0.2 + 63.66 * 0.1, 2); // of 1 - 0.05 / 5: five are told
});

it('has no value of a tournament that lacks a difference in one of its niches, or was not told', () => {
  const found = new Map([
    ['a1', [niche(0.1), niche(null)]],
    ['b1', [niche(0.1)]],
    ['b2', []],
  ]);
  const [{ rows }] = poolRedQueens(CONFIG, CELLS, found, 'moby').pooled;
  expect(rows[0]).toMatchObject({ arm: 'a', mean: null, isFinal: false });
  expect(rows[0].reason).toContain('no time shift');
});

it('is 0 where rates are equal but for rounding', () => {
  const found = new Map(CELLS.map(({ tournamentId }) => [tournamentId, [niche(-7e-18)]] as const));
  const [{ rows }] = poolRedQueens(CONFIG, CELLS, found, null).pooled;
  expect(rows[0]).toMatchObject({ mean: 0, difference: 0 });
});
