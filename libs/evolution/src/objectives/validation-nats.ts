import type { Objective } from '../operators';
import { columnOf, maximised } from './columns';

/** The lowest validation cross-entropy is the fittest. */
export const validationNats: Objective = (population, members) => {
  return { columns: [maximised(columnOf(population, 'validationNats', members), NaN)], uncertainty: null };
};
