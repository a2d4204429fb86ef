import type { Objective } from '../operators';
import { columnOf } from './columns';

/** The measure `fitness` as it is, for landscapes of theory. */
export const fitness: Objective = (population, members) => {
  const scores = columnOf(population, 'fitness', members);
  for (let at = 0; at < scores.length; at++) if (!Number.isFinite(scores[at])) scores[at] = NaN;
  return { columns: [scores], uncertainty: null };
};
