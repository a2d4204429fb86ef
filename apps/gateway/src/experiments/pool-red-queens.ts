/** Who drives whom over the seeds of an experiment: each difference of a time shift, told as an outcome is. */
import { mean } from '#base';
import { type ExperimentConfig, type PooledRedQueenView, type RedQueenView, TIME_SHIFTS } from '#contracts';
import type { CellState } from '#tournament';
import { rowsOf } from './experiment-view';

/** Rates that are equal differ by less, however they are summed. */
const ROUNDING = 1e-12;

/** `found` are the niches of each tournament that has them; a tournament that lacks a difference in one of them has no value. */
export function poolRedQueens(
  config: ExperimentConfig,
  cells: readonly CellState[],
  found: ReadonlyMap<string, readonly RedQueenView[]>,
  niche: string | null,
): PooledRedQueenView {
  const pooled = TIME_SHIFTS.map((shift) => {
    const runs = cells.map((cell) => {
      const own = (found.get(cell.tournamentId) ?? []).map((view) => view[shift]?.mean ?? NaN);
      const told = own.length > 0 ? mean(own) : NaN;
      const value = Math.abs(told) < ROUNDING ? 0 : told;
      const isTold = Number.isFinite(value);
      return { ...cell, outcome: isTold ? value : null, noOutcome: isTold ? null : 'no time shift' };
    });
    return { shift, rows: rowsOf(config, runs, { isOfBits: false, outcomes: TIME_SHIFTS.length }) };
  });
  return { niche, pooled };
}
