/** An experiment as the API tells it: what its cells came to, and what that shows. */
import type { ExperimentCellView, ExperimentConfig, ExperimentDetailView, ExperimentView } from '#contracts';
import { mean } from '#base';
import { comparisonsOf, detectableEffect, levelOfEach, resultsOf } from '#experiment';
import type { CellState, ExperimentState } from '#tournament';
import { designOf, isControl } from './prepare-experiment';

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
  const runs = cells.map((cell) => cellView(cell, config.outcome));
  return {
    ...experimentView(state, standing),
    config: { ...config },
    runs,
    rows: rowsOf(config, runs),
    power: powerOf(config),
    secondsLeft,
  };
}

function cellView(
  { champions, communities, ...cell }: CellState,
  outcome: ExperimentConfig['outcome'],
): ExperimentCellView {
  const measured = outcome.measure === 'champion-bits' ? champions : communities;
  const bits = measured
    .filter(({ niche }) => outcome.niche === undefined || niche === outcome.niche)
    .map(({ bitsPerCharacter }) => bitsPerCharacter);
  return { ...cell, outcome: cell.status === 'finished' && bits.length > 0 ? mean(bits) : null };
}

function rowsOf(config: ExperimentConfig, runs: readonly ExperimentCellView[]): ExperimentDetailView['rows'] {
  const design = designOf(config);
  const outcomes = runs.flatMap(({ outcome, ...cell }) => (outcome === null ? [] : [{ ...cell, value: outcome }]));
  const armOf = (name: string | null) => design.arms.find((arm) => arm.name === name);
  return resultsOf(design, outcomes, config.compute.tolerance).map((row) => {
    const { interval, differenceInterval, levels } = row;
    return {
      ...row,
      levels: { ...levels },
      interval: interval && [...interval],
      differenceInterval: differenceInterval && [...differenceInterval],
      isGain: isControl(armOf(row.differenceTo)) && armOf(row.arm)!.use === undefined,
    };
  });
}

function powerOf(config: ExperimentConfig): ExperimentDetailView['power'] {
  const design = designOf(config);
  const level = levelOfEach(design);
  const detectable = detectableEffect(config.seeds.length, 1 - level, POWER);
  const { deviation } = config.outcome;
  return {
    comparisons: comparisonsOf(design),
    level,
    power: POWER,
    detectable,
    detectableBits: detectable === null || deviation === undefined ? null : detectable * deviation,
  };
}
