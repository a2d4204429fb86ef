import type { Objective } from '../operators';
import { columnOf, maximised } from './columns';
import { isRated } from './rated-first';

/** Two objectives: cross-entropy down and rating up. */
export const pareto: Objective = (population, members) => {
  const rated = isRated(population, members);
  const ratings = columnOf(population, 'rating', members).map((nats, at) => (rated[at] ? nats : -Infinity));
  return {
    columns: [maximised(columnOf(population, 'validationNats', members), NaN), ratings],
    uncertainty: null,
  };
};
