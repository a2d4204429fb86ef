import type { Objective } from '../operators';
import { columnOf } from './columns';

/** The measure `fitness` as it is, for landscapes of theory. */
export const fitness: Objective = (population, members) => {
  const scores = columnOf(population, 'fitness', members);
  return { columns: [scores.map((score) => (Number.isFinite(score) ? score : NaN))], uncertainty: null };
};
