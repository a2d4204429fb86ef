/** What the tables of an experiment share. */
import type { ExperimentRowView } from '#contracts';
import type { Column } from '../../ui/table';

interface Levelled {
  readonly levels: Readonly<Record<string, string>>;
}

/** A column for each factor. */
export function levelColumns<Row extends Levelled>(rows: readonly Row[]): Column<Row>[] {
  const factors = [...new Set(rows.flatMap(({ levels }) => Object.keys(levels)))];
  return factors.map((factor) => ({ head: factor, cell: ({ levels }) => levels[factor] ?? 'all' }));
}

/** Of an arm at its levels. */
export function rowKey({ arm, levels }: ExperimentRowView): string {
  return [arm, ...Object.values(levels)].join(' ');
}

/** From the least to the most, with a little room. */
export function rangeOf(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.05 * (high - low || 1);
  return [low - room, high + room];
}
