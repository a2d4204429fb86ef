/** What work took, on the screen. */
import type { ComputeRows, ComputeView, IndividualComputeView } from '#contracts';
import type { Paint } from './paint';
import { count, duration, scientific } from './quantities';
import { type Column, renderTable } from './table';

const SUMS: readonly Column<ComputeView>[] = [
  { head: 'individuals', align: 'right', text: ({ individuals }) => count(individuals) },
  { head: 'FLOPs', align: 'right', text: ({ flops }) => scientific(flops) },
  { head: 'tokens', align: 'right', text: ({ tokens }) => count(tokens) },
  { head: 'processors', align: 'right', text: ({ cpuSeconds }) => duration(cpuSeconds) },
];

/** With columns of what it is summed by, and the sum of these rows at the end where each counts in one alone. */
export function computeTable(rows: readonly ComputeView[], paint: Paint, { adds = true } = {}): string {
  const has = (name: 'generation' | 'kind' | 'individual'): boolean => rows.some((row) => row[name] !== null);
  const columns: readonly Column<ComputeView>[] = [
    ...(has('generation') ? [{ head: 'generation', align: 'right', text: generationText } as const] : []),
    ...(has('kind') ? [{ head: 'kind', text: ({ kind }: ComputeView) => kind ?? '' }] : []),
    ...(has('individual') ? [{ head: 'individual', text: ({ individual }: ComputeView) => individual ?? '' }] : []),
    ...SUMS,
  ];
  const table = renderTable(columns, rows, paint);
  if (!adds || rows.length === 0) return table;
  const total = (of: 'flops' | 'tokens' | 'cpuSeconds'): number => rows.reduce((sum, row) => sum + row[of], 0);
  const sums = `${scientific(total('flops'))} FLOPs, ${count(total('tokens'))} tokens, ${duration(total('cpuSeconds'))} of processors`;
  return `${table}\n\n${sums} in these rows`;
}

export function individualComputeText({ own, lineage }: IndividualComputeView, paint: Paint): string {
  return [
    paint('bold', 'itself'),
    rowsText(own, paint),
    '',
    paint('bold', 'with those whose weights it goes back to, each up to where they were handed on'),
    lineage ? rowsText(lineage, paint) : 'more lives than can be summed',
  ].join('\n');
}

function rowsText({ rows, leftOut }: ComputeRows, paint: Paint): string {
  const table = computeTable(rows, paint);
  return leftOut === 0 ? table : `${table}\n${count(leftOut)} more rows; --limit`;
}

const generationText = ({ generation }: ComputeView): string => String(generation ?? '');
