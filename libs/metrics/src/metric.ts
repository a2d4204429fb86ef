/**
 * A metric: a statistic with a name. Whoever adds one writes its line in the table of a file here, and nothing else: it is then kept, hashed,
 * exported and shown as all are.
 */
import type { GenerationMetricsView, MetricNumbers, MetricValueView, MetricView } from '#contracts';

export interface Measurement {
  readonly subject: string;
  readonly value: number;
  readonly standardError?: number;
}

/** What a tournament must have for the metric to have any value: former texts that are measured, a niche whose text changes, species, raters whose tastes evolve, generations enough for lines to last, raters who tire, battles, regulation, marks. */
export type Need =
  | 'formerText'
  | 'shift'
  | 'species'
  | 'coevolution'
  | 'persistence'
  | 'habituation'
  | 'arena'
  | 'regulation'
  | 'chromatin';

/** Computed from `Of`. Values that are not finite are left out, as are those that there are not. */
export interface Metric<Of> extends Readonly<MetricView> {
  readonly needs?: Need;
  readonly compute: (of: Of) => readonly Measurement[];
}

/** Of a generation or a tournament as a whole. */
export function whole(value: number | null | undefined): readonly Measurement[] {
  return value === null || value === undefined ? [] : [{ subject: 'all', value }];
}

/** Of each name. */
export function byName<Item>(
  items: Readonly<Record<string, Item>>,
  valueOf: (item: Item) => number | null | undefined,
): readonly Measurement[] {
  return Object.entries(items).flatMap(([subject, item]) => whole(valueOf(item)).map((one) => ({ ...one, subject })));
}

/** Computes once for each argument, so that metrics of a kind share what is costly. */
export function once<Of extends object, Value>(compute: (of: Of) => Value): (of: Of) => Value {
  const known = new WeakMap<Of, { readonly value: Value }>();
  return (of) => {
    const found = known.get(of) ?? { value: compute(of) };
    known.set(of, found);
    return found.value;
  };
}

/** Values of metrics in a generation, in their order. */
export function measure<Of>(metrics: readonly Metric<Of>[], generation: number, of: Of): readonly MetricValueView[] {
  return metrics.flatMap(({ name, scope, compute }) =>
    compute(of)
      .filter(({ value }) => Number.isFinite(value))
      .map(({ subject, value, standardError: error }): MetricValueView => {
        const standardError = error !== undefined && Number.isFinite(error) ? error : null;
        return { generation, name, scope, subject, value: value + 0, standardError }; // + 0: -0 becomes 0
      }),
  );
}

/** Values of one generation by name and subject, but for individuals' own, which are too many to be told of with it. */
export function byNames(values: readonly MetricValueView[]): GenerationMetricsView {
  const view: GenerationMetricsView = { metrics: {}, standardErrors: {} };
  const put = (numbers: MetricNumbers, { name, subject }: MetricValueView, number: number): void => {
    numbers[name] = { ...numbers[name], [subject]: number };
  };
  for (const one of values) {
    if (one.scope === 'individual') continue;
    put(view.metrics, one, one.value);
    if (one.standardError !== null) put(view.standardErrors, one, one.standardError);
  }
  return view;
}
