import { allRows } from '#client';
import type { MetricValueView, MetricView } from '#contracts';
import { significant } from '#wording';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { toCsv } from '../../charts/csv';
import { download } from '../../charts/download';
import { Problem } from '../../ui/problem';
import { IndividualLink, Loading } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';

/** Values of individuals, the highest first. They do not come with the feed: there may be very many. */
export function IndividualMetric({ id, metric, generation }: { id: string; metric: MetricView; generation: number }) {
  const { name, unit, help } = metric;
  const { value: rows, error, ask } = useAnswer(`${id} ${name}`, () => readAll(id, name, generation), generation);
  const columns: readonly Column<MetricValueView>[] = [
    { head: 'individual', kind: 'name', cell: ({ subject }) => <IndividualLink id={subject} short /> },
    { head: unit, kind: 'wide', cell: ({ value }) => significant(value) },
  ];
  if (error !== undefined) return <Problem error={error} again={ask} />;
  if (!rows) return <Loading what={name} />;
  const cells = { columns: ['individual', unit], rows: rows.map(({ subject, value }) => [subject, value]) };
  return (
    <>
      <div class="panel-head">
        <h3>
          {name}, generation {generation}
        </h3>
        <button type="button" class="quiet" onClick={() => download(`${id}-${name}.csv`, toCsv(cells), 'text/csv')}>
          CSV
        </button>
      </div>
      <Table label={name} columns={columns} rows={rows} keyOf={({ subject }) => subject} />
      <p class="muted small">{help}</p>
    </>
  );
}

async function readAll(id: string, name: string, generation: number): Promise<readonly MetricValueView[]> {
  const rows: MetricValueView[] = [];
  for await (const row of allRows((cursor) => api.metricValues(id, { name, generation, cursor, limit: 200 })))
    rows.push(row);
  return rows.sort((a, b) => b.value - a.value);
}
