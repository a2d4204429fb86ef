import type { MetricView, TournamentView } from '#contracts';
import type { TournamentState } from '#projection';
import { HeatMap } from '../../charts/heat-map';
import { LineChart } from '../../charts/line-chart';
import { roomForGenerations } from '../../charts/scales';
import type { Band } from '../../charts/series';
import { nicheColour } from '../../ui/colours';

interface MetricChartProps {
  tournament: TournamentView;
  metric: MetricView;
  /** In order. */
  closed: TournamentState['closed'];
}

/** More curves than that are told apart as rows of a heat map. */
const MOST_CURVES = 6;

/** A metric by generation: a curve a subject, with a band of one standard error where there is one curve and an error. */
export function MetricChart({ tournament, metric, closed }: MetricChartProps) {
  const { name, unit, scope, direction, help } = metric;
  const subjects = [...new Set(closed.flatMap(({ metrics }) => Object.keys(metrics[name] ?? {})))];
  const generations = roomForGenerations((closed.at(-1)?.generation ?? 0) + 1, tournament.generations);
  const file = `${tournament.id}-${name}`;
  const better = direction === null ? '' : ` ${direction === 'higher' ? 'Higher' : 'Lower'} is better.`;
  if (subjects.length > MOST_CURVES) {
    const values = closed.map(({ metrics }) => metrics[name] ?? {});
    return (
      <>
        <HeatMap
          title={`${name}, of each ${scope}`}
          unit={unit}
          file={file}
          names={subjects}
          values={values}
          first={closed[0].generation}
          generations={generations}
        />
        <p class="muted small">{help + better}</p>
      </>
    );
  }
  const series = subjects.map((subject, index) => ({
    name: subject === 'all' ? name : subject,
    colour: subjects.length === 1 ? 'var(--accent)' : nicheColour(index),
    kind: 'line' as const,
    points: closed.map(({ generation, metrics }) => [generation, metrics[name]?.[subject] ?? NaN] as const),
  }));
  return (
    <LineChart
      title={scope === 'generation' || scope === 'tournament' ? name : `${name}, of each ${scope}`}
      unit={unit}
      file={file}
      series={series}
      bands={subjects.length === 1 ? bandsOf(name, subjects[0], closed) : []}
      generations={generations}
      height={260}
      note={help + better}
    />
  );
}

function bandsOf(name: string, subject: string, closed: TournamentState['closed']): readonly Band[] {
  const points = closed.flatMap(({ generation, metrics, standardErrors }) => {
    const [value, error] = [metrics[name]?.[subject], standardErrors[name]?.[subject]];
    return value === undefined || error === undefined ? [] : [[generation, value - error, value + error] as const];
  });
  return points.length === 0 ? [] : [{ name: '± one standard error', colour: 'var(--accent)', points }];
}
