import { contrastText } from '#wording';
import type { ExperimentDetailView, ExperimentMetricView, MetricView } from '#contracts';
import { useState } from 'preact/hooks';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { LineChart } from '../../charts/line-chart';
import { nicheColour } from '../../ui/colours';
import { Problem } from '../../ui/problem';
import { Loading } from '../../ui/small-parts';
import { metricFirst, subjectsIn } from './subjects';

/** A metric by generation: the mean of each arm over seeds, with its interval. */
export function CurvesPanel({ experiment }: { experiment: ExperimentDetailView }) {
  const { id, ended } = experiment;
  const [asked, choose] = useState(() => metricFirst(experiment.config));
  const registry = useAnswer('metrics', () => api.metrics());
  const key = `${id} ${asked.name} ${asked.subject}`;
  const { value, error, ask } = useAnswer(
    key,
    () => api.experimentMetric(id, { name: asked.name, subject: asked.subject || undefined }),
    ended,
  );
  const metrics = (registry.value ?? []).filter(({ scope }) => scope !== 'individual' && scope !== 'locus');
  const known = metrics.find(({ name }) => name === asked.name);
  const subjects = known ? subjectsIn(experiment.config, known.scope) : [];
  return (
    <section class="panel">
      <h2>By generation</h2>
      <div class="row">
        <label class="labelled">
          Metric
          <select
            value={asked.name}
            onChange={({ currentTarget }) => choose({ name: currentTarget.value, subject: '' })}
          >
            {metrics.map(({ name }) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {subjects.length > 1 && (
          <label class="labelled">
            Of
            <select
              value={asked.subject}
              onChange={({ currentTarget }) => choose({ ...asked, subject: currentTarget.value })}
            >
              <option value="">all, the mean</option>
              {subjects.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="the metric" />}
      {value && <Curves experiment={experiment} measured={value} help={known} file={`${id}-${asked.name}`} />}
    </section>
  );
}

interface CurvesProps {
  readonly experiment: ExperimentDetailView;
  readonly measured: ExperimentMetricView;
  readonly help: MetricView | undefined;
  readonly file: string;
}

function Curves({ experiment: { arms }, measured: { curves, outcome, rows }, help, file }: CurvesProps) {
  const named = curves.map(({ arm, levels, points }) => {
    const name = [arm, ...Object.values(levels)].join(', ');
    return { name, colour: nicheColour(arms.indexOf(arm)), points };
  });
  const texts = rows.flatMap((row) => contrastText(row, outcome.unit) ?? []);
  return (
    <>
      <LineChart
        title={help?.name ?? outcome.what}
        unit={outcome.unit}
        file={file}
        series={named.map(({ points, ...curve }) => {
          return {
            ...curve,
            kind: 'line' as const,
            points: points.map(({ generation, mean }) => [generation, mean] as const),
          };
        })}
        bands={named.map(({ name, colour, points }) => {
          const within = points.flatMap(({ generation, interval }) =>
            interval ? [[generation, ...interval] as const] : [],
          );
          return { name: `${name}, 95 %`, colour, points: within };
        })}
        height={280}
        note={help?.help}
      />
      <p class="muted small">
        Means over seeds; bands are 95 % intervals of each mean, Student's. Arms of one seed share their luck:
        differences are {outcome.what}, paired by seed. Looked at afterwards they explain; the outcome that was named
        beforehand decides.
      </p>
      <ul class="verdicts">
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
}
