import type { Population } from '../population';
import { columnOf, maximised, ofTheViable } from './columns';

/**
 * Columns in which the rated come first by their `score`, and the others after them by cross-entropy. A rating that is not finite, or
 * whose errors are not, is none.
 */
export function ratedFirst(population: Population, members: Int32Array, score: Float64Array): readonly Float64Array[] {
  const predicted = maximised(columnOf(population, 'validationNats', members), NaN);
  const rated = isRated(population, members);
  return [
    ofTheViable(
      score.map((own, at) => (rated[at] ? own : -Infinity)),
      predicted,
    ),
    predicted.map((own, at) => (rated[at] ? 0 : own)),
  ];
}

/** Whether each is viable and rated. */
export function isRated(population: Population, members: Int32Array): readonly boolean[] {
  const names = [
    'validationNats',
    'rating',
    'ratingStandardError',
    'ratingOwnError',
    'ratingDegreesOfFreedom',
  ] as const;
  const columns = names.map((name) => columnOf(population, name, members));
  return Array.from(members, (_, at) => columns.every((column) => Number.isFinite(column[at])));
}
