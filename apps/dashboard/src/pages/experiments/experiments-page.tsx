import { allRows } from '#client';
import { minute } from '#wording';
import type { ExperimentView } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Bar, Loading, Status } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';
import { ImportArchive, type Refusal } from '../tournaments/import-archive';

const LOOK_AGAIN_MS = 5_000;

const COLUMNS: readonly Column<ExperimentView>[] = [
  {
    head: 'experiment',
    cell: ({ id, name }) => (
      <>
        <a href={linkTo({ page: 'experiment', id })}>{name}</a> <span class="muted mono hide-narrow">{id}</span>
      </>
    ),
  },
  { head: 'status', cell: ({ status }) => <Status status={status} /> },
  { head: 'arms', cell: ({ arms }) => <Arms names={arms} /> },
  { head: 'seeds', kind: 'number', spare: true, cell: ({ seeds }) => seeds },
  {
    head: 'tournaments',
    cell: ({ name, ended, cells }) => (
      <div class="progress-cell">
        <span>
          {ended} of {cells}
        </span>
        <Bar fraction={ended / cells} label={`Progress of ${name}`} />
      </div>
    ),
  },
  { head: 'created (UTC)', kind: 'number', spare: true, look: 'muted', cell: ({ createdAt }) => minute(createdAt) },
];

/** On a narrow page how many there are: their names would make a tall row. */
function Arms({ names }: { names: readonly string[] }) {
  return (
    <>
      <span class="hide-narrow">{names.join(', ')}</span>
      <span class="hide-wide">{names.length}</span>
    </>
  );
}

async function everyExperiment(): Promise<ExperimentView[]> {
  const rows: ExperimentView[] = [];
  for await (const row of allRows((cursor) => api.experiments({ cursor, limit: 200 }))) rows.push(row);
  return rows;
}

export function ExperimentsPage() {
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const { value, error, ask } = useAnswer('experiments', everyExperiment, round);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setRound((before) => before + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <PageHead title="Experiments">
        <Allowed to="operate">
          <ImportArchive onRefusal={setRefusal} />
          <a class="button primary" href={linkTo({ page: 'new-experiment' })}>
            Launch an experiment
          </a>
        </Allowed>
      </PageHead>
      {refusal && <Problem error={refusal.error} of={refusal.file} />}
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="experiments" />}
      {value?.length === 0 && (
        <p class="notice">
          There are none yet. An experiment runs arms with several seeds and tells differences with intervals.
        </p>
      )}
      {value !== undefined && value.length > 0 && (
        <section class="panel">
          <Table label="Experiments, newest first" columns={COLUMNS} rows={value} keyOf={({ id }) => id} />
        </section>
      )}
    </>
  );
}
