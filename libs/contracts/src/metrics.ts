/** Statistics by name: docs/metrics.md. */
import { z } from 'zod';
import { count } from './numbers';
import { pageOf } from './page';

/** What a value of a metric is of. */
export const metricScope = z.enum(['tournament', 'generation', 'deme', 'niche', 'locus', 'rater', 'individual']);
export type MetricScope = z.infer<typeof metricScope>;

/** What a metric is. */
export const metricView = z.object({
  name: z.string(),
  unit: z.string(),
  scope: metricScope.describe('What a value is of.'),
  direction: z.enum(['higher', 'lower']).nullable().describe('Which values are better; null where neither are.'),
  help: z.string(),
});
export type MetricView = z.infer<typeof metricView>;

/** A value of a metric in a generation. */
export const metricValueView = z.object({
  generation: count,
  name: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/, 'must be a letter, and then letters and digits, 64 at most'),
  scope: metricScope,
  subject: z
    .string()
    .describe(
      'The name of the deme, niche or locus, or the id of the individual; `all` of a generation or a tournament.',
    ),
  value: z.number(),
  /** Null where it is not an estimate, or its error is not known. */
  standardError: z.number().nullable(),
});
export type MetricValueView = z.infer<typeof metricValueView>;
export const metricValuePage = pageOf(metricValueView);

/** Numbers by metric and subject. */
const metricNumbers = z.record(z.string(), z.record(z.string(), z.number()));
export type MetricNumbers = z.infer<typeof metricNumbers>;

/** Those of a generation, but for individuals' own. */
export const generationMetrics = z.object({
  metrics: metricNumbers.describe('By name and subject; those of individuals are in `/metrics` alone.'),
  standardErrors: metricNumbers.describe('Of those that have one.'),
});
export type GenerationMetricsView = z.infer<typeof generationMetrics>;
