import { betterText, measured, outcomeHead, percent, scientific, withInterval } from '#wording';
import type { ExperimentDetailView, ExperimentRowView } from '#contracts';
import { IntervalPlot } from '../../charts/interval-plot';
import { type Column, Table } from '../../ui/table';
import { levelColumns, rangeOf, rowKey } from './rows';

/** Arms side by side: a dot for each mean, with its interval. */
export function ArmsTable({ experiment: { rows, outcome } }: { experiment: ExperimentDetailView }) {
  const first = rows.filter((row, at) => rows.findIndex((other) => rowKey(other) === rowKey(row)) === at);
  const domain = rangeOf(first.flatMap(({ mean, interval }) => interval ?? mean ?? []));
  const columns: readonly Column<ExperimentRowView>[] = [
    { head: 'arm', cell: ({ arm }) => arm },
    ...levelColumns(rows),
    {
      head: outcomeHead(outcome.unit),
      kind: 'number',
      cell: ({ mean, interval }) => (
        <>
          {measured(mean)}
          <span class="hide-narrow">{withInterval(mean, interval).slice(measured(mean).length)}</span>
        </>
      ),
    },
    {
      head: ['95 % interval', betterText(outcome.direction)].filter(Boolean).join(', '),
      kind: 'wide',
      cell: ({ mean, interval }) =>
        mean !== null && (
          <IntervalPlot
            value={mean}
            low={interval?.[0] ?? mean}
            high={interval?.[1] ?? mean}
            domain={domain}
            colour="var(--accent)"
          />
        ),
    },
    { head: 'seeds', kind: 'number', spare: true, cell: ({ seeds }) => seeds },
    { head: 'FLOPs', kind: 'number', cell: ({ flops }) => scientific(flops) },
    { head: 'of it training', kind: 'number', spare: true, cell: ({ trainingShare }) => percent(trainingShare) },
  ];
  return <Table label="Arms" columns={columns} rows={first} keyOf={rowKey} />;
}
