/** An experiment as the API tells it: what its cells came to, and what that shows. */
import { sum } from '#base';
import type {
  ExperimentCellView,
  ExperimentConfig,
  ExperimentDetailView,
  ExperimentPlanView,
  ExperimentView,
} from '#contracts';
import { comparisonsOf, type Design, detectableEffect, isGain, type Levels, levelOfEach, resultsOf } from '#experiment';
import { type CellState, type ExperimentState, plannedTrainingFlops, type TournamentConfig } from '#tournament';
import { outcomeOf } from './cell-outcome';
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
  standing: Standing,
  secondsLeft: number | null,
): ExperimentDetailView {
  const { config } = state;
  const design = designOf(config);
  const runs = cells.map((cell) => cellView(cell, config.outcome));
  return {
    ...experimentView(state, standing),
    config: { ...config },
    runs,
    rows: rowsOf(design, runs, config.compute.tolerance),
    power: powerOf(design, config.outcome),
    secondsLeft,
  };
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
    power: powerOf(designOf(config), config.outcome),
  };
}

function cellView(cell: CellState, outcome: ExperimentConfig['outcome']): ExperimentCellView {
  const { champions: _, communities: __, niches: ___, ...shown } = cell;
  return { ...shown, ...outcomeOf(cell, outcome) };
}

function rowsOf(design: Design, runs: readonly ExperimentCellView[], tolerance: number): ExperimentDetailView['rows'] {
  const cells = runs.map(({ outcome, ...cell }) => ({ ...cell, value: outcome }));
  return resultsOf(design, cells, tolerance).map((row) => {
    const { arm, differenceTo, isFinal, interval, differenceInterval, levels } = row;
    return {
      ...row,
      levels: { ...levels },
      interval: interval && [...interval],
      differenceInterval: differenceInterval && [...differenceInterval],
      isGain: isFinal && differenceTo !== null && isGain(design, { arm, to: differenceTo }),
    };
  });
}

/** What the design can find, told before anything runs. */
function powerOf(design: Design, { deviation }: ExperimentConfig['outcome']): ExperimentDetailView['power'] {
  const level = levelOfEach(design);
  const detectable = detectableEffect(design.seeds.length, 1 - level, POWER);
  return {
    comparisons: comparisonsOf(design),
    level,
    power: POWER,
    detectable,
    detectableBits: detectable === null || deviation === undefined ? null : detectable * deviation,
  };
}
