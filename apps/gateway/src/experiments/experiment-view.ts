/** An experiment as the API tells it: what its cells came to, and what that shows. */
import type {
  ExperimentCellView,
  ExperimentConfig,
  ExperimentDetailView,
  ExperimentPlanView,
  ExperimentView,
} from '#contracts';
import { comparisonsOf, type Design, detectableEffect, isGain, levelOfEach, resultsOf } from '#experiment';
import { type CellState, type ExperimentState, plannedTrainingFlops } from '#tournament';
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

export function experimentPlanView(
  { experiment: { config }, cells }: Pick<PreparedExperiment, 'experiment' | 'cells'>,
  time: Pick<ExperimentPlanView, 'seconds' | 'measured'>,
): ExperimentPlanView {
  const [first] = config.seeds;
  const ofOneSeed = cells.filter(({ cell }) => cell.seed === first);
  const flops = cells.reduce((sum, { tournament }) => sum + plannedTrainingFlops(tournament.config), 0);
  return {
    ...time,
    flops,
    name: config.name,
    seeds: config.seeds.length,
    cells: cells.length,
    arms: ofOneSeed.map(({ cell: { arm, levels }, tournament }) => {
      return { arm, levels: { ...levels }, flops: plannedTrainingFlops(tournament.config) };
    }),
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
