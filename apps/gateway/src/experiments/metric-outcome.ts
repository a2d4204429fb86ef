/** A metric of a tournament as one number, and what to call it. */
import { groupBy, mean } from '#base';
import type { ExperimentConfig, ExperimentOutcomeView, MeasuredMetric, MetricView } from '#contracts';
import { METRICS } from '#metrics';
import type { CellMetric, CellState } from '#tournament';

type Cell = Pick<CellState, 'niches' | 'demes' | 'generations'>;
type Asked = ExperimentConfig['outcome'];

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Undefined where this build does not measure it. */
export function metricNamed(name: string): MetricView | undefined {
  return METRICS.find((metric) => metric.name === name);
}

/** Generations that an outcome is measured in, of a tournament of so many, and after the first those that are taken off. */
export function rangesOf({ in: own, less }: MeasuredMetric, generations: number): readonly Range[] {
  const whole = ({ from, to = from }: Written): Range => ({ from, to });
  return [own ?? { from: generations - 1 }, ...lessOf(less)].map(whole);
}

type Written = NonNullable<MeasuredMetric['in']>;

function lessOf(less: MeasuredMetric['less']): readonly Written[] {
  return less === undefined ? [] : [less].flat();
}

/** The value, or in words what is missing: it is told of all subjects and generations that it is a mean over, or not at all. */
export function metricOf(cell: Cell, asked: MeasuredMetric, values: readonly CellMetric[]): number | string {
  if (!metricNamed(asked.name)) return `this build has no metric ${asked.name}`;
  const subjects = subjectsOf(cell, asked);
  const byKey = new Map(values.map(({ generation, subject, value }) => [`${generation} ${subject}`, value]));
  const keys = rangesOf(asked, cell.generations).map(({ from, to }) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap((generation) =>
      subjects.map((subject) => ({ generation, subject, key: `${generation} ${subject}` })),
    ),
  );
  const missing = keys.flat().find(({ key }) => !byKey.has(key));
  if (missing) return `no ${asked.name} of ${missing.subject} in generation ${missing.generation}`;
  const [own, ...others] = keys.map((range) => mean(range.map(({ key }) => byKey.get(key)!)));
  return others.length === 0 ? own : own - mean(others);
}

/** By generation the mean over the subjects; NaN where one of them has no value. */
export function curveOf(cell: Cell, asked: MeasuredMetric, values: readonly CellMetric[]): readonly number[] {
  const byGeneration = groupBy(values, ({ generation }) => String(generation));
  return Array.from({ length: cell.generations }, (_, at) => {
    const own = byGeneration.get(String(at)) ?? [];
    return mean(subjectsOf(cell, asked).map((name) => own.find(({ subject }) => subject === name)?.value ?? NaN));
  });
}

/** Whose values an outcome is the mean of. */
export function subjectsOf({ niches, demes }: Cell, { name, subject }: MeasuredMetric): readonly string[] {
  if (subject !== undefined) return [subject];
  const scope = metricNamed(name)?.scope;
  if (scope === 'niche') return niches;
  return scope === 'deme' ? demes : ['all'];
}

/** The outcome in words. */
export function outcomeView({ measure, niche, metric }: Asked): ExperimentOutcomeView {
  if (measure === 'metric') return metricView(metric!);
  const who = measure === 'champion-bits' ? 'the champion' : 'the mixture of the living';
  const where = niche === undefined ? '' : `, in ${niche}`;
  return { what: `bits per character of ${who} on test${where}`, unit: 'bits per character', direction: 'lower' };
}

function metricView(asked: MeasuredMetric): ExperimentOutcomeView {
  const known = metricNamed(asked.name);
  const whose =
    asked.subject ?? (known?.scope === 'niche' || known?.scope === 'deme' ? `all ${known.scope}s` : undefined);
  const less =
    lessOf(asked.less).length === 0 ? '' : `, less that in ${lessOf(asked.less).map(generationsText).join(' and ')}`;
  const when = asked.in ? generationsText(asked.in) : 'the last generation';
  const what = `${asked.name}${whose === undefined ? '' : ` of ${whose}`} in ${when}${less}`;
  return { what, unit: known?.unit ?? '', direction: known?.direction ?? null };
}

function generationsText({ from, to = from }: Written): string {
  return from === to ? `generation ${from}` : `generations ${from} to ${to}`;
}
