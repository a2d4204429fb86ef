/** Who is drawn as a parent, in demes that are all alike. */
import type { Objective, ParentSelection } from '#evolution';
import type { Outcome } from '../check';
import type { Operators } from '../operators';
import { countsAgainst, countsAlike } from '../outcome';
import { binaryLoci, breederOf, demesOf, equal, inBatches, type Model, replicatesOf, type Trial } from '../world';

const DRAWS = 200_000;
const COUPLES = 100_000;

/** Scores by place in the deme, a column each; with the error of the first, where they are estimates. */
export function tabled(columns: readonly (readonly number[])[], errors?: readonly number[]): Objective {
  const size = columns[0].length;
  const ofMembers = (members: Int32Array, values: readonly number[]): Float64Array =>
    Float64Array.from(members, (row) => values[row % size]);
  return (_population, members) => {
    const degreesOfFreedom = new Float64Array(members.length).fill(1e9);
    return {
      columns: columns.map((column) => ofMembers(members, column)),
      uncertainty: errors ? { error: ofMembers(members, errors), degreesOfFreedom } : null,
    };
  };
}

/** Places in their demes of the only parents of all children, deme after deme. */
export function parentsDrawn(
  operators: Operators,
  trial: Trial,
  { size, ...model }: Omit<Model, 'loci' | 'replacement'> & Partial<Pick<Model, 'replacement'>>,
): number[] {
  const { replacement = operators.generational(0) } = model;
  const breeder = breederOf(operators, { ...model, replacement, size, loci: binaryLoci(1) });
  return inBatches(replicatesOf(DRAWS / size, trial), trial, (demes, seed) => {
    const { births } = breeder.step(demesOf(new Float64Array(demes * size), 1, size, equal), seed, 1);
    return Array.from({ length: births.count }, (_, child) => births.parents[2 * child] % size);
  });
}

/** How often each place was drawn, against its chance; `totals` of the counts are given. */
export function againstChances(places: readonly number[], chances: readonly number[], totals = 1): Outcome {
  const counts = chances.map(() => 0);
  let stray = 0;
  for (const place of places) {
    counts[place]++;
    if (chances[place] === 0) stray++;
  }
  const reached = [...chances.keys()].filter((place) => chances[place] > 0);
  const observed = reached.map((place) => counts[place]);
  observed[0] += 1e3 * stray; // who has no chance
  return countsAgainst(
    observed,
    reached.map((place) => chances[place] * places.length),
    reached.length - totals,
  );
}

/** Couples of different equals, ordered by place, are alike. */
export function couplesOfEquals(
  operators: Operators,
  trial: Trial,
  parents: ParentSelection,
  objective: Objective,
): Outcome {
  const [size, demes] = [5, 100];
  const counts = new Array<number>(size * size).fill(0);
  const [loci, replacement] = [binaryLoci(1), operators.generational(0)];
  const breeder = breederOf(operators, { size, loci, parents, replacement, crossoverRate: 1, objective });
  const population = demesOf(new Float64Array(demes * size), 1, size, equal);
  for (let take = 1; take <= replicatesOf(COUPLES / (demes * size), trial); take++) {
    const { births } = breeder.step(population, trial.seed, take);
    for (let child = 0; child < births.count; child++) {
      const [one, other] = births.parents.subarray(2 * child, 2 * child + 2).map((row) => row % size);
      counts[Math.min(one, other) * size + Math.max(one, other)]++;
    }
  }
  return countsAlike(counts.filter((count, cell) => count > 0 || Math.floor(cell / size) < cell % size));
}
