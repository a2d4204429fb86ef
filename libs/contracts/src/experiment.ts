/** What the API answers about experiments. */
import { z } from 'zod';
import { count } from './numbers';
import { metricView } from './metrics';
import { pageOf } from './page';
import { tournamentStatus, tournamentView } from './tournament';

const levels = z.record(z.string(), z.string()).describe('The level of each factor.');
const interval = z.tuple([z.number(), z.number()]).nullable();

/** One of its tournaments. */
export const experimentCellView = z.object({
  tournamentId: z.string(),
  arm: z.string(),
  levels,
  seed: count,
  status: tournamentStatus,
  reason: z.string().nullable(),
  /** Of `generations` those that have closed. */
  closed: count,
  generations: count,
  outcome: z
    .number()
    .nullable()
    .describe(
      'The primary outcome; null before the end, and where it was not measured, as where nobody lives in a niche then.',
    ),
  noOutcome: z.string().nullable().describe('Why there is no outcome.'),
  flops: z.number().describe('All that was counted, of every kind.'),
  trainingFlops: z.number().describe('Of these, those of training, from texts and from preference.'),
  seconds: z.number(),
  lineageHash: z
    .string()
    .nullable()
    .describe(
      'Null before the end. Who runs the same config and seed by the same build, engine and processor gets the same.',
    ),
  engine: z.string(),
  processor: z.string(),
});
export type ExperimentCellView = z.infer<typeof experimentCellView>;

/** Each arm, and each contrast that it has: a difference paired by seed. */
export const experimentRowView = z.object({
  arm: z.string(),
  levels: levels.describe('Without those that it is averaged over.'),
  seeds: count.describe('Of which each cell has an outcome.'),
  mean: z.number().nullable().describe('Of the outcome.'),
  interval: interval.describe('Of the mean over seeds: 95 %, by Student; null of one seed, and without spread.'),
  flops: z.number().nullable().describe('All that was counted, of every kind: mean of a cell.'),
  trainingShare: z
    .number()
    .nullable()
    .describe('Share of these that is training, from texts and from preference; the rest is evaluation and writing.'),
  differenceTo: z.string().nullable(),
  pairs: count.describe('Seeds that both arms have.'),
  isFinal: z
    .boolean()
    .describe('Whether these are all seeds, at equal compute, with an interval: only then is there a verdict.'),
  difference: z.number().nullable().describe('`arm` - `differenceTo`: below 0 the arm has less.'),
  differenceDeviation: z.number().nullable().describe('Standard deviation over seeds.'),
  differenceInterval: interval.describe('Those of all differences hold together with a probability of 95 % at least.'),
  isToControl: z
    .boolean()
    .describe(
      'Whether it is a difference in bits to a control of that very arm, so that it could be a gain due to evolution.',
    ),
  isGain: z
    .boolean()
    .describe(
      'Whether it shows a gain due to evolution: it is final, to a control, its whole interval is below 0, and the arm had at most 10 % more FLOPs.',
    ),
  computeDifference: z
    .number()
    .nullable()
    .describe('FLOPs over those of the other arm, less 1; of levels averaged over, where they differ most.'),
  reason: z.string().nullable().describe('Why there is no difference, no interval of it, no verdict, or no gain.'),
});
export type ExperimentRowView = z.infer<typeof experimentRowView>;

/** What the design can find, told beforehand: power 0.8 at the level of each difference. */
const experimentPowerView = z.object({
  comparisons: count,
  level: z.number().describe('Of the interval of each difference.'),
  power: z.number(),
  detectable: z
    .number()
    .nullable()
    .describe('Smallest difference, in standard deviations of the difference over seeds.'),
  detectableInUnit: z
    .number()
    .nullable()
    .describe('The same in the unit of the outcome; null where no deviation is assumed.'),
});

/** The primary outcome, in words. */
const experimentOutcomeView = metricView
  .pick({ unit: true, direction: true })
  .extend({ what: z.string().describe('Such as `recoveryGenerations of prose in generation 9`.') });
export type ExperimentOutcomeView = z.infer<typeof experimentOutcomeView>;

/** What an experiment would be, told without running it. */
export const experimentPlanView = z.object({
  name: z.string(),
  seeds: count,
  cells: count,
  arms: z.array(
    z.object({ arm: z.string(), levels, flops: z.number().describe('FLOPs of training that one tournament plans.') }),
  ),
  outcome: experimentOutcomeView,
  power: experimentPowerView,
  flops: z.number().describe('FLOPs of training that all tournaments plan.'),
  seconds: z.number().describe('How long it would run here, evaluations and all else among it.'),
  measured: count.describe(
    'Tournaments like its own that ran here and that the speed was taken from; 0: it is a guess.',
  ),
});
export type ExperimentPlanView = z.infer<typeof experimentPlanView>;

export const experimentView = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  /** `cancelled` where all have ended, and some by being cancelled. */
  status: z.enum(['running', 'paused', 'finished', 'cancelled']),
  /** Why it paused. */
  reason: z.string().nullable(),
  arms: z.array(z.string()),
  seeds: count,
  cells: count,
  /** Cells that run no more: finished, failed or cancelled. */
  ended: count,
  createdAt: z.string(),
});
export type ExperimentView = z.infer<typeof experimentView>;
export const experimentPage = pageOf(experimentView);

export const experimentDetailView = experimentView.extend({
  config: z.record(z.string(), z.unknown()),
  /** In the order in which they run. */
  runs: z.array(experimentCellView),
  outcome: experimentOutcomeView,
  rows: z.array(experimentRowView),
  power: experimentPowerView,
  /** Time left at the rate so far; null before anything has closed. */
  secondsLeft: z.number().nullable(),
});
export type ExperimentDetailView = z.infer<typeof experimentDetailView>;

/** A metric over the seeds of an experiment: another outcome than the primary one, and each arm by generation. */
export const experimentMetricView = z.object({
  outcome: experimentOutcomeView,
  seeds: count.describe('Of the experiment.'),
  rows: z.array(experimentRowView).describe('As of the primary outcome, but without verdicts.'),
  curves: z
    .array(
      z.object({
        arm: z.string(),
        levels,
        points: z.array(
          z.object({
            generation: count,
            mean: z.number(),
            interval: interval.describe(
              'Of the mean over seeds: 95 %, by Student; null of one seed, and without spread.',
            ),
            seeds: count.describe('That have a value.'),
          }),
        ),
      }),
    )
    .describe(
      'Generations in which no seed has a value are left out, and all but every so many where a tournament has more than 500.',
    ),
});
export type ExperimentMetricView = z.infer<typeof experimentMetricView>;

/** What became of an archive. */
export const importView = z.object({
  /** `identical`: the very same was here; weights that it lacked were taken. */
  outcome: z.enum(['imported', 'identical']),
  tournament: tournamentView.nullable().describe('Null where the archive is of an experiment.'),
  experiment: experimentView.nullable().describe('Null where the archive is of a tournament.'),
});
export type ImportView = z.infer<typeof importView>;
