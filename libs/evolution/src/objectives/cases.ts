import type { LexicaseFitness } from '../fitness-config';
import type { Objective } from '../operators';
import { columnOf, columnsOf, maximised, ofTheViable } from './columns';

/**
 * A column a case, which is a rater or a block of the evaluation; -Infinity where a member has no score that is finite. Cases that
 * nobody of the deme has are left out; where there is none at all, cross-entropy is the only one.
 */
export function cases({ over }: LexicaseFitness): Objective {
  return (population, members) => {
    const predicted = maximised(columnOf(population, 'validationNats', members), NaN);
    const scored = over
      .flatMap((source) =>
        source === 'raters'
          ? columnsOf(population, 'raters', members).map((column) => column.map(orWorst))
          : columnsOf(population, 'blockNats', members).map((column) => maximised(column, -Infinity)),
      )
      .filter((column) => column.some((score, at) => score !== -Infinity && !Number.isNaN(predicted[at])));
    const columns = scored.length > 0 ? scored.map((column) => ofTheViable(column, predicted)) : [predicted];
    return { columns, uncertainty: null };
  };
}

function orWorst(score: number): number {
  return Number.isFinite(score) ? score : -Infinity;
}
