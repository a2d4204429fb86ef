/** All metrics. */
import type { MetricView } from '#contracts';
import { DEME_METRICS } from './deme-metrics';
import { DIFFERENTIATION_METRICS } from './differentiation-metrics';
import { ECOLOGY_METRICS } from './ecology-metrics';
import { GENE_METRICS } from './gene-metrics';
import { LEDGER_METRICS } from './ledger-metrics';
import type { LivedGeneration } from './lived-generation';
import type { Metric, Need } from './metric';
import { MIXTURE_METRICS } from './mixture-metrics';
import { MODES_METRICS } from './modes-metrics';
import { NICHE_METRICS } from './niche-metrics';
import { RATER_METRICS } from './rater-metrics';
import { SEEN_METRICS } from './seen-metrics';
import { SHIFT_METRICS } from './shift-metrics';
import { SPECIES_METRICS } from './species-metrics';
import { STEP_METRICS } from './step-metrics';
import { TOURNAMENT_METRICS } from './tournament-metrics';

/** Measured as a generation closes. */
export const CLOSING_METRICS: readonly Metric<LivedGeneration>[] = [
  ...TOURNAMENT_METRICS,
  ...NICHE_METRICS,
  ...MIXTURE_METRICS,
  ...GENE_METRICS,
  ...DIFFERENTIATION_METRICS,
  ...DEME_METRICS,
  ...ECOLOGY_METRICS,
  ...SHIFT_METRICS,
  ...SPECIES_METRICS,
  ...MODES_METRICS,
  ...RATER_METRICS,
  ...SEEN_METRICS,
  ...LEDGER_METRICS,
];

/** As people are told of them. */
export const METRICS: readonly MetricView[] = [...STEP_METRICS, ...CLOSING_METRICS].map(
  ({ name, unit, scope, direction, help }) => ({ name, unit, scope, direction, help }),
);

/** What a tournament must have for a metric to have any value, by its name; undefined where every one has it. */
export function needOf(name: string): Need | undefined {
  return CLOSING_METRICS.find((metric) => metric.name === name)?.needs;
}
