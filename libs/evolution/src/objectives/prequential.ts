import type { Objective } from '../operators';
import { columnOf, maximised } from './columns';

/** The shortest prequential code is the fittest: the lowest loss over a life, each batch before it was learned from (Dawid 1984). */
export const prequential: Objective = (population, members) => {
  return { columns: [maximised(columnOf(population, 'prequentialNats', members), NaN)], uncertainty: null };
};
