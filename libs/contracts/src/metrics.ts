/** Statistics by name: docs/metrics.md. */

/** What a value of a metric is of. */
export type MetricScope = 'tournament' | 'generation' | 'deme' | 'niche' | 'locus' | 'individual';

/** What a metric is. */
export interface MetricView {
  name: string;
  unit: string;
  scope: MetricScope;
  /** Which values are better; null where neither are. */
  direction: 'higher' | 'lower' | null;
  help: string;
}

/** A value of a metric in a generation. */
export interface MetricValueView {
  generation: number;
  name: string;
  scope: MetricScope;
  /** The name of the deme, niche or locus, the id of the individual; `all` of a generation or a tournament. */
  subject: string;
  value: number;
  /** Null where it is not an estimate, or its error is not known. */
  standardError: number | null;
}

/** Numbers by metric and subject. */
export type MetricNumbers = Record<string, Record<string, number>>;

/** Those of a generation, but for individuals' own. */
export interface GenerationMetricsView {
  metrics: MetricNumbers;
  /** Of those that have one. */
  standardErrors: MetricNumbers;
}

/** Which to read; a field that is left out narrows nothing. */
export interface MetricsQuery {
  name?: string;
  scope?: MetricScope;
  subject?: string;
  generation?: number;
  minGeneration?: number;
  maxGeneration?: number;
  cursor?: string;
  limit?: number;
}
