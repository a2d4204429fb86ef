import type { MetricView } from '#contracts';
import { significant } from '#wording';
import type { TournamentState } from '#projection';
import { linkTo } from '../../routing/route';
import { type Column, Table } from '../../ui/table';

interface MetricsTableProps {
  id: string;
  metrics: readonly MetricView[];
  closed: TournamentState['closed'][number];
  chosen: string;
}

/** A value is shown for each subject where there are few. */
const MOST_VALUES = 4;

/** Each metric with its values in a generation, its unit and what it means. */
export function MetricsTable({ id, metrics, closed, chosen }: MetricsTableProps) {
  const columns: readonly Column<MetricView>[] = [
    {
      head: 'metric',
      kind: 'name',
      cell: ({ name }) => (
        <a
          href={linkTo({ page: 'tournament', id, tab: 'metrics' }, { metric: name })}
          onClick={() => scrollTo({ top: 0 })}
        >
          {name}
        </a>
      ),
    },
    { head: 'value', look: 'anywhere', cell: ({ name }) => valuesText(name, closed) },
    { head: 'unit', spare: true, cell: ({ unit }) => unit },
    { head: 'of each', spare: true, cell: ({ scope }) => scope },
    { head: 'what it is', kind: 'wide', spare: true, look: 'muted small', cell: ({ help }) => help },
  ];
  return (
    <Table
      label="Metrics"
      columns={columns}
      rows={metrics}
      keyOf={({ name }) => name}
      lookOf={({ name }) => (name === chosen ? 'chosen' : undefined)}
    />
  );
}

/** `2.45 ± 0.01`, `moby 2.45, sotu 2.7`, `0 to 3` of many. */
function valuesText(name: string, { metrics, standardErrors }: TournamentState['closed'][number]): string {
  const values = Object.entries(metrics[name] ?? {});
  if (values.length === 0) return '–';
  const numbers = values.map(([, value]) => value);
  if (values.length > MOST_VALUES)
    return `${significant(Math.min(...numbers))} to ${significant(Math.max(...numbers))}`;
  return values
    .map(([subject, value]) => {
      const error = standardErrors[name]?.[subject];
      const number = error === undefined ? significant(value) : `${significant(value)} ± ${significant(error)}`;
      return subject === 'all' ? number : `${subject} ${number}`;
    })
    .join(', ');
}
