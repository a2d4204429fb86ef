import CliTable from 'cli-table3';
import type { CheckRow } from './check';

const HEAD = ['check', 'what', 'found', 'theory', 'interval', 'catches', 'of', 'seconds', ''];

/** A line a check, and how many hold. */
export function tableOf(rows: readonly CheckRow[]): string {
  const table = new CliTable({ head: HEAD, style: { head: [], border: [] } });
  for (const { check, measures, statistic, expected, interval, power, finds, replicates, seconds, pass } of rows) {
    table.push([
      check,
      measures,
      digits(statistic),
      digits(expected),
      interval.map(digits).join(' to '),
      power < 1e-3 ? 'any' : `${(100 * power).toFixed(1)} %`,
      replicates.toLocaleString('en'),
      seconds.toFixed(1),
      verdictOf({ pass, power, finds }),
    ]);
  }
  const failed = rows.filter(({ pass }) => !pass).map(({ check }) => check);
  const verdict = `${rows.length - failed.length} of ${rows.length} hold`;
  const weak = rows.filter((row) => verdictOf(row) === 'TOO WEAK').map(({ check }) => check);
  const weaknesses = weak.length > 0 ? `, TOO WEAK: ${weak.join(', ')}` : '';
  const failures = failed.length > 0 ? `, FAILED: ${failed.join(', ')}` : '';
  return `${table.toString()}\n${verdict}${failures}${weaknesses}. "catches": the bias that is found 99 times of 100`;
}

/** Whoever finds no bias that is large enough proves nothing. */
function verdictOf(row: Pick<CheckRow, 'pass' | 'power' | 'finds'>): string {
  if (!row.pass) return 'FAILS';
  return isHeld(row) ? 'holds' : 'TOO WEAK';
}

/** Passed, by a check that would have found the bias that it has to find. */
export function isHeld({ pass, power, finds }: Pick<CheckRow, 'pass' | 'power' | 'finds'>): boolean {
  return pass && power < finds;
}

export function digits(value: number): string {
  return value === 0 ? '0' : `${Number(value.toPrecision(4))}`;
}
