/** What came of a cell, as its experiment measures it. */
import { mean } from '#base';
import type { ExperimentConfig } from '#contracts';
import type { CellMetric, CellState } from '#tournament';
import { metricOf } from './metric-outcome';

export interface Outcome {
  /** Null where there is none. */
  readonly outcome: number | null;
  /** Why there is none. */
  readonly noOutcome: string | null;
}

interface Measured {
  readonly niche: string;
  readonly bitsPerCharacter: number;
}

interface Cell extends Pick<CellState, 'status' | 'niches' | 'demes' | 'generations'> {
  readonly champions: readonly Measured[];
  readonly communities: readonly Measured[];
}

/**
 * The measure in its niche, or the mean of all niches: of all or none, since a mean over those where somebody lives is another measure. `values` are
 * those of the cell, where a metric is measured.
 */
export function outcomeOf(
  cell: Cell,
  { measure, niche, metric }: ExperimentConfig['outcome'],
  values: readonly CellMetric[] = [],
): Outcome {
  const { status, niches } = cell;
  if (status !== 'finished') return { outcome: null, noOutcome: isOver(status) ? status : 'has not ended' };
  if (measure === 'metric') {
    const value = metricOf(cell, metric!, values);
    return typeof value === 'number' ? { outcome: value, noOutcome: null } : { outcome: null, noOutcome: value };
  }
  const measured = measure === 'champion-bits' ? cell.champions : cell.communities;
  const asked = niche === undefined ? niches : [niche];
  const bits = asked.map((name) => measured.find((each) => each.niche === name)?.bitsPerCharacter);
  const empty = asked.filter((_, at) => bits[at] === undefined);
  if (empty.length > 0) return { outcome: null, noOutcome: `nobody lives in ${empty.join(', ')} at the end` };
  return { outcome: mean(bits.map(Number)), noOutcome: null };
}

const isOver = (status: CellState['status']): boolean => status !== 'running' && status !== 'paused';
