/** What came of the cells of experiments, kept once they have ended: it may be made of very many values, and is asked for again and again. */
import type { MeasuredMetric } from '#contracts';
import type { AskedValues, CellState, ExperimentState, ExperimentStore } from '#tournament';
import { type Outcome, outcomeOf } from './cell-outcome';
import { rangesOf } from './metric-outcome';

export class KeptOutcomes {
  private readonly kept = new Map<string, Outcome>();

  constructor(private readonly experiments: Pick<ExperimentStore, 'metrics'>) {}

  /** Of each cell, in their order; of those that have ended meanwhile values are read one cell after the other. */
  async of({ id, config: { outcome } }: Pick<ExperimentState, 'id' | 'config'>, cells: readonly CellState[]) {
    const outcomes: Outcome[] = [];
    for (const cell of cells) {
      let own = this.kept.get(cell.tournamentId);
      if (!own) {
        own = outcomeOf(cell, outcome, await this.valuesOf(id, outcome.metric, cell));
        if (cell.status === 'finished') this.kept.set(cell.tournamentId, own);
      }
      outcomes.push(own);
    }
    return outcomes;
  }

  /** With its tournament. */
  forget(tournamentId: string): void {
    this.kept.delete(tournamentId);
  }

  private async valuesOf(id: string, metric: MeasuredMetric | undefined, cell: CellState) {
    if (!metric || cell.status !== 'finished') return [];
    return this.experiments.metrics(id, { ...askedIn(metric, [cell]), tournament: cell.tournamentId });
  }
}

/** What an outcome is made of, in tournaments of whatever length. */
export function askedIn(metric: MeasuredMetric, cells: readonly CellState[]): AskedValues {
  const lengths = new Set(cells.map(({ generations }) => generations));
  return {
    name: metric.name,
    subject: metric.subject,
    ranges: [...lengths].flatMap((length) => rangesOf(metric, length)),
  };
}
