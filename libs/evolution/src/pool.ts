import type { Objective, Pool, Scores } from './operators';
import type { Population } from './population';

/** Those of a deme who can be selected. */
export function poolOf(population: Population, deme: number, objective: Objective): Pool {
  const members = Int32Array.from(population.deme.keys()).filter((index) => population.deme[index] === deme);
  const scores = objective(population, members);
  const [first] = scores.columns;
  return restrictedTo({ members, scores }, Int32Array.from(members.keys()).filter((at) => !Number.isNaN(first[at])));
}

/** The pool of those at some positions, in order. */
export function restrictedTo({ members, scores }: Pool, positions: Int32Array): Pool {
  return { members: positions.map((at) => members[at]), scores: scoresAt(scores, positions) };
}

function scoresAt({ columns, uncertainty }: Scores, positions: Int32Array): Scores {
  const kept = (column: Float64Array): Float64Array => Float64Array.from(positions, (at) => column[at]);
  return {
    columns: columns.map(kept),
    uncertainty: uncertainty && {
      error: kept(uncertainty.error),
      degreesOfFreedom: kept(uncertainty.degreesOfFreedom),
    },
  };
}
