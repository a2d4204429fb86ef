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

const VALUES: readonly Column<MetricValueView>[] = [
  { head: 'generation', align: 'right', text: ({ generation }) => String(generation) },
  { head: 'of', text: ({ subject }) => subject },
  { head: 'value', align: 'right', text: valueText },
];

/** What is measured. */
export function metricsTable(metrics: readonly MetricView[], paint: Paint): string {
  return renderTable(REGISTRY, metrics, paint);
}

/** More subjects than these have no column each. */
const MOST_COLUMNS = 12;
/** Of as many values of a metric in a generation, these are shown. */
const HIGHEST = 10;

/** Of each metric and generation with many values the highest alone, and how many there are. */
function highest(values: readonly MetricValueView[]): { shown: readonly MetricValueView[]; hidden: number } {
  const groups = new Map<string, MetricValueView[]>();
  for (const value of values) {
    const key = `${value.generation} ${value.name} ${value.scope}`;
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const shown = [...groups.values()].flatMap((group) =>
    group.length <= MOST_COLUMNS || group[0].scope !== 'individual'
      ? group
      : [...group].sort((a, b) => b.value - a.value).slice(0, HIGHEST),
  );
  return { shown, hidden: values.length - shown.length };
}

function hiddenText(hidden: number, paint: Paint): string {
  if (hidden === 0) return '';
  return paint('dim', `\n${hidden} more, of individuals with lower values: --subject shows one, --json all of them`);
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
  const { shown, hidden } = highest(values);
  return `generation ${values[0].generation}\n${renderTable(columns, shown, paint)}${hiddenText(hidden, paint)}`;
}

/** A row a generation, a column a subject, or a row a value where there are too many subjects; below what the metric is. */
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
  const { shown, hidden } = highest(values);
  const table =
    subjects.length <= MOST_COLUMNS
      ? renderTable(columns, generations, paint)
      : renderTable(VALUES, shown, paint) + hiddenText(hidden, paint);
  const legend = known ? `${name}, in ${known.unit}. ${known.help}` : `${name}: this server does not measure it`;
  return [table, ...wrapped(legend, 100).map((line) => paint('dim', line))].join('\n');
}

function valueText({ value, standardError }: MetricValueView): string {
  return standardError === null ? significant(value) : `${significant(value)} ± ${significant(standardError)}`;
}
