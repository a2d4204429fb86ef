import { counted, duration, powerText } from '#wording';
import type { ExperimentDetailView } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Bar, Loading, Status } from '../../ui/small-parts';
import { Actions } from './actions';
import { ArmsTable } from './arms-table';
import { CurvesPanel } from './curves-panel';
import { DifferencesTable } from './differences-table';
import { RunsTable } from './runs-table';

const LOOK_AGAIN_MS = 3_000;

/** Arms side by side, their differences, and the tournaments that they are made of. */
export function ExperimentPage({ id }: { id: string }) {
  const [round, setRound] = useState(0);
  const { value, error, ask } = useAnswer(id, () => api.experiment(id), round);
  const isRunning = value?.status === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => document.hidden || setRound((before) => before + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return (
    <>
      <PageHead
        title={value?.name ?? 'Experiment'}
        crumbs={<a href={linkTo({ page: 'experiments' })}>Experiments</a>}
        under={value && <Standing experiment={value} />}
      >
        {value && <Actions experiment={value} changed={ask} />}
      </PageHead>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="the experiment" />}
      {value && <Shown experiment={value} />}
    </>
  );
}

function Standing({ experiment }: { experiment: ExperimentDetailView }) {
  const { id, name, status, reason, ended, cells, secondsLeft, runs } = experiment;
  const done = runs.reduce(
    (total, run) => total + (run.status === 'running' || run.status === 'paused' ? run.closed / run.generations : 1),
    0,
  );
  return (
    <>
      <p class="row">
        <Status status={status} /> {reason && <span class="muted">{reason}</span>}
        <span class="muted">
          {ended} of {counted(cells, 'tournament')} ended
          {secondsLeft !== null && `, ${duration(secondsLeft)} left`}
        </span>
        <span class="mono muted">{id}</span>
      </p>
      {ended < cells && <Bar fraction={done / cells} label={`Progress of ${name}`} />}
    </>
  );
}

function Shown({ experiment }: { experiment: ExperimentDetailView }) {
  const { notes, power, seeds, outcome, ended, cells } = experiment;
  return (
    <>
      {notes && <p>{notes}</p>}
      {ended < cells && <p class="notice">Not all have ended: intervals hold for the whole experiment alone.</p>}
      <section class="panel">
        <h2>Arms</h2>
        <ArmsTable experiment={experiment} />
        <p class="muted small">
          The outcome, named beforehand: {outcome.what}; the mean over seeds with its 95 % interval, Student's. Arms of
          one seed share their luck: whether two of these intervals overlap says little; the differences below do. FLOPs
          are all that was counted, evaluations and those who failed too.
        </p>
      </section>
      <section class="panel">
        <h2>Differences, paired by seed</h2>
        <DifferencesTable rows={experiment.rows} outcome={outcome} />
        <p class="muted small">{powerText(power, seeds, outcome.unit)}</p>
      </section>
      <CurvesPanel experiment={experiment} />
      <section class="panel">
        <h2>Tournaments</h2>
        <RunsTable experiment={experiment} />
      </section>
    </>
  );
}
