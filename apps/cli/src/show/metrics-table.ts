import type { MetricValueView, MetricView } from '#contracts';
import type { Paint } from './paint';
import { significant } from './quantities';
import { renderTable, type Column } from './table';
import { wrapped } from './wrapped';

const REGISTRY: readonly Column<MetricView>[] = [
  { head: 'metric', text: ({ name }) => name },
  { head: 'of each', text: ({ scope }) => scope },
  { head: 'unit', text: ({ unit }) => unit },
  { head: 'better', text: ({ direction }) => direction ?? '' },
  { head: 'what it is', wrapAt: 60, text: ({ help }) => help },
];

/** What is measured. */
export function metricsTable(metrics: readonly MetricView[], paint: Paint): string {
  return renderTable(REGISTRY, metrics, paint);
}

/** Values of one generation, those that belong to one metric together. */
export function metricValuesTable(
  values: readonly MetricValueView[],
  metrics: readonly MetricView[],
  paint: Paint,
): string {
  if (values.length === 0) return 'no metrics: no generation has closed, or none of them is as asked';
  const unitOf = new Map(metrics.map(({ name, unit }) => [name, unit]));
  const columns: readonly Column<MetricValueView>[] = [
    { head: 'metric', text: ({ name }) => name },
    { head: 'of', text: ({ scope, subject }) => (subject === 'all' ? scope : `${scope} ${subject}`) },
    { head: 'value', align: 'right', text: valueText },
    { head: 'unit', text: ({ name }) => unitOf.get(name) ?? '' },
  ];
  return `generation ${values[0].generation}\n${renderTable(columns, values, paint)}`;
}

/** A row a generation, a column a subject; below what the metric is. */
export function metricHistory(
  values: readonly MetricValueView[],
  metrics: readonly MetricView[],
  paint: Paint,
): string {
  if (values.length === 0) return 'no values: no generation has closed, or none of them is as asked';
  const { name } = values[0];
  const known = metrics.find((metric) => metric.name === name);
  const generations = [...new Set(values.map(({ generation }) => generation))];
  const subjects = [...new Set(values.map(({ subject }) => subject))];
  const valueAt = new Map(values.map((value) => [`${value.generation} ${value.subject}`, value]));
  const columns: Column<number>[] = [
    { head: 'generation', align: 'right', text: (generation) => String(generation) },
    ...subjects.map((subject): Column<number> => ({
      head: subject === 'all' ? name : subject,
      align: 'right',
      text: (generation) => {
        const value = valueAt.get(`${generation} ${subject}`);
        return value ? valueText(value) : '';
      },
    })),
  ];
  const legend = known ? `${name}, in ${known.unit}. ${known.help}` : `${name}: this server does not measure it`;
  return [renderTable(columns, generations, paint), ...wrapped(legend, 100).map((line) => paint('dim', line))].join(
    '\n',
  );
}

function valueText({ value, standardError }: MetricValueView): string {
  return standardError === null ? significant(value) : `${significant(value)} ± ${significant(standardError)}`;
}
