import { betterText, contrastText, measured, outcomeHead, withInterval } from '#wording';
import type { ExperimentDetailView, ExperimentRowView } from '#contracts';
import { IntervalPlot } from '../../charts/interval-plot';
import { type Column, Table } from '../../ui/table';
import { levelColumns, rangeOf, rowKey } from './rows';

/** Differences with their intervals about the line of no difference. */
export function DifferencesTable({ rows, outcome }: Pick<ExperimentDetailView, 'rows' | 'outcome'>) {
  const contrasts = rows.filter(({ differenceTo }) => differenceTo !== null);
  if (contrasts.length === 0) return <p class="muted">The experiment compares nothing.</p>;
  const domain = rangeOf([0, ...contrasts.flatMap((row) => row.differenceInterval ?? row.difference ?? [])]);
  const columns: readonly Column<ExperimentRowView>[] = [
    { head: 'arm less the other', cell: ({ arm, differenceTo }) => `${arm} – ${differenceTo}` },
    ...levelColumns(rows),
    {
      head: outcomeHead(outcome.unit),
      kind: 'number',
      cell: ({ difference, differenceInterval }) => (
        <>
          {measured(difference)}
          <span class="hide-narrow">
            {withInterval(difference, differenceInterval).slice(measured(difference).length)}
          </span>
        </>
      ),
    },
    {
      head: ['together 95 %', betterText(outcome.direction)].filter(Boolean).join('; '),
      kind: 'wide',
      cell: ({ difference, differenceInterval }) =>
        difference !== null && (
          <IntervalPlot
            value={difference}
            low={differenceInterval?.[0] ?? difference}
            high={differenceInterval?.[1] ?? difference}
            domain={domain}
            zero={0}
            colour="var(--accent)"
          />
        ),
    },
    { head: 'seeds', kind: 'number', spare: true, cell: ({ pairs }) => pairs },
  ];
  return (
    <>
      <Table
        label="Differences"
        columns={columns}
        rows={contrasts}
        keyOf={(row) => `${rowKey(row)} ${row.differenceTo}`}
      />
      <ul class="verdicts">
        {contrasts.map((row) => (
          <li key={`${rowKey(row)} ${row.differenceTo}`}>
            {Object.values(row.levels).map((level) => `${level}: `)}
            {contrastText(row, outcome.unit)}
          </li>
        ))}
      </ul>
    </>
  );
}
