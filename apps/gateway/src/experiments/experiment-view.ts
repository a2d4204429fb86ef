/** An experiment as the API tells it: what its cells came to, and what that shows. */
import { estimateOf, groupBy, sum } from '#base';
import type {
  ExperimentCellView,
  ExperimentConfig,
  ExperimentDetailView,
  ExperimentMetricView,
  ExperimentPlanView,
  ExperimentView,
  MeasuredMetric,
} from '#contracts';
import {
  comparisonsOf,
  type Design,
  detectableEffect,
  isGain,
  LEVEL,
  type Levels,
  levelOfEach,
  MOST_FOR_A_GAIN,
  resultsOf,
} from '#experiment';
import {
  type CellMetric,
  type CellState,
  type ExperimentState,
  plannedTrainingFlops,
  type TournamentConfig,
} from '#tournament';
import { type Outcome, outcomeOf } from './cell-outcome';
import { controlsIn } from './known-controls';
import { curveOf, outcomeView } from './metric-outcome';
import { designOf, type PreparedExperiment } from './prepare-experiment';

/** With which the smallest difference that can be found is told. */
const POWER = 0.8;

export type Standing = Pick<ExperimentView, 'status' | 'reason'>;

export function experimentView(
  { id, config, createdAt, statuses }: ExperimentState,
  standing: Standing,
): ExperimentView {
  return {
    id,
    name: config.name,
    notes: config.notes,
    ...standing,
    arms: config.arms.map(({ name }) => name),
    seeds: config.seeds.length,
    cells: statuses.length,
    ended: statuses.filter((status) => status !== 'running' && status !== 'paused').length,
    createdAt,
  };
}

export function experimentDetailView(
  state: ExperimentState,
  cells: readonly CellState[],
  outcomes: readonly Outcome[],
  standing: Standing,
  secondsLeft: number | null,
): ExperimentDetailView {
  const { config } = state;
  const design = designOf(config);
  const runs = runsOf(cells, outcomes);
  return {
    ...experimentView(state, standing),
    config: { ...config },
    runs,
    outcome: outcomeView(config.outcome),
    rows: rowsOf(config, runs, { isOfBits: config.outcome.measure !== 'metric' }),
    power: powerOf(design, config.outcome),
    secondsLeft,
  };
}

/** Another outcome than the primary one, a metric, and how it went by generation; `values` are all of it. */
export function experimentMetricView(
  config: ExperimentConfig,
  cells: readonly CellState[],
  metric: MeasuredMetric,
  values: readonly CellMetric[],
): ExperimentMetricView {
  const asked = { measure: 'metric', metric } as const;
  const byCell = groupBy(values, ({ tournamentId }) => tournamentId);
  const outcomes = cells.map((cell) => outcomeOf(cell, asked, byCell.get(cell.tournamentId)));
  return {
    outcome: outcomeView(asked),
    seeds: config.seeds.length,
    rows: rowsOf(config, runsOf(cells, outcomes), { isOfBits: false }).map((row) => {
      if (row.differenceTo === null) return row;
      return { ...row, isFinal: false, reason: row.reason ?? 'looked at afterwards, no verdict' };
    }),
    curves: curvesOf(cells, metric, values),
  };
}

function curvesOf(
  cells: readonly CellState[],
  metric: MeasuredMetric,
  values: readonly CellMetric[],
): ExperimentMetricView['curves'] {
  const byCell = groupBy(values, ({ tournamentId }) => tournamentId);
  const conditions = groupBy(cells, ({ arm, levels }) => JSON.stringify([arm, levels]));
  return [...conditions.values()].map((seeds) => {
    const [{ arm, levels }] = seeds;
    const all = seeds.map((cell) => curveOf(cell, metric, byCell.get(cell.tournamentId) ?? []));
    const points = all[0].flatMap((_, generation) => {
      const own = all.map((curve) => curve[generation]).filter(Number.isFinite);
      if (own.length === 0) return [];
      const { mean, interval } = estimateOf(own, LEVEL);
      return [{ generation, mean, interval: interval && ([...interval] as [number, number]), seeds: own.length }];
    });
    return { arm, levels: { ...levels }, points };
  });
}

/** What the tournaments of a condition are to spend on training, each. */
interface ConditionPlan {
  readonly arm: string;
  readonly levels: Levels;
  readonly config: TournamentConfig;
  readonly flops: number;
}

/** Each condition is planned once: its cells differ in seed and name alone. */
export function plansOf({ experiment, cells }: PreparedExperiment): readonly ConditionPlan[] {
  const ofOneSeed = cells.filter(({ cell }) => cell.seed === experiment.config.seeds[0]);
  return ofOneSeed.map(({ cell: { arm, levels }, tournament: { config } }) => {
    return { arm, levels, config, flops: plannedTrainingFlops(config) };
  });
}

export function experimentPlanView(
  config: ExperimentConfig,
  plans: readonly ConditionPlan[],
  time: Pick<ExperimentPlanView, 'seconds' | 'measured'>,
): ExperimentPlanView {
  const seeds = config.seeds.length;
  return {
    ...time,
    flops: seeds * sum(plans.map(({ flops }) => flops)),
    name: config.name,
    seeds,
    cells: seeds * plans.length,
    arms: plans.map(({ arm, levels, flops }) => ({ arm, levels: { ...levels }, flops })),
    outcome: outcomeView(config.outcome),
    power: powerOf(designOf(config), config.outcome),
  };
}

function runsOf(cells: readonly CellState[], outcomes: readonly Outcome[]): ExperimentCellView[] {
  return cells.map((cell, at) => {
    const { champions: _, communities: __, niches: ___, demes: ____, hasBegun: _____, ...shown } = cell;
    return { ...shown, ...outcomes[at] };
  });
}

/** A cell with what came of it. */
type Told = Pick<ExperimentCellView, 'arm' | 'levels' | 'seed' | 'outcome' | 'noOutcome' | 'flops' | 'trainingFlops'>;

interface Telling {
  /** Of a champion or a mixture on test: a gain due to evolution is one of these alone. */
  readonly isOfBits: boolean;
  /** Told at once, whose intervals are to hold together; 1 if left out. */
  readonly outcomes?: number;
}

export function rowsOf(
  config: ExperimentConfig,
  runs: readonly Told[],
  { isOfBits, outcomes }: Telling,
): ExperimentDetailView['rows'] {
  const cells = runs.map(({ outcome, ...cell }) => ({ ...cell, value: outcome }));
  const { direction: better } = outcomeView(config.outcome);
  const controls = isOfBits ? controlsIn(config) : [];
  return resultsOf(designOf(config), cells, config.compute.tolerance, outcomes).map(({ mostMoreCompute, ...row }) => {
    const { interval, differenceInterval, levels } = row;
    const isToControl = controls.some(({ arm, to }) => arm === row.arm && to === row.differenceTo);
    const isDear = isToControl && row.isFinal && mostMoreCompute! > MOST_FOR_A_GAIN;
    return {
      ...row,
      levels: { ...levels },
      interval: interval && [...interval],
      differenceInterval: differenceInterval && [...differenceInterval],
      isToControl,
      isGain: isToControl && isGain({ ...row, mostMoreCompute }, better),
      reason: isDear ? TOO_DEAR : row.reason,
    };
  });
}

const TOO_DEAR = `no gain is told where evolution had over ${100 * MOST_FOR_A_GAIN} % more FLOPs`;

/** What the design can find, told before anything runs. */
function powerOf(design: Design, { deviation }: ExperimentConfig['outcome']): ExperimentDetailView['power'] {
  const level = levelOfEach(design);
  const detectable = detectableEffect(design.seeds.length, 1 - level, POWER);
  return {
    comparisons: comparisonsOf(design),
    level,
    power: POWER,
    detectable,
    detectableInUnit: detectable === null || deviation === undefined ? null : detectable * deviation,
  };
}
