/** From commits that were metered to what a commit of each phase takes. */
import { sum } from '#base';
import { costOf, MEASURE_NAMES, type Measures, type PhaseCost, type PhaseName } from '../costs';
import { fitCurve } from './fit-curve';

export type CommitCost = Measures & {
  readonly phase: PhaseName | 'other';
  /** In the commit; where it is of all who live, those. */
  readonly individuals: number;
};

/** Until a generation has closed nothing is warm. */
export function afterFirstGeneration(commits: readonly CommitCost[]): readonly CommitCost[] {
  return commits.slice(commits.findIndex(({ phase }) => phase === 'closing') + 1);
}

/** Only what a conductor does with a whole population, and not what it writes of it, may grow with its square. */
export function fitPhase(commits: readonly CommitCost[], phase: PhaseName): PhaseCost {
  const own = commits.filter((commit) => commit.phase === phase);
  const curves = measures((name) => {
    const points = own.map((commit): [number, number] => [commit.individuals, commit[name]]);
    return fitCurve(points, name === 'conductorSeconds' ? 2 : 1);
  });
  return {
    fixed: measures((name) => curves[name][0]),
    each: measures((name) => curves[name][1]),
    pair: measures((name) => curves[name][2]),
  };
}

/** What those commits take for each individual beyond what `known` accounts for: an arena's part of closing a generation, say. */
export function beyond(commits: readonly CommitCost[], phase: PhaseName, known: PhaseCost): PhaseCost {
  const own = commits.filter((commit) => commit.phase === phase);
  const more = own.map((commit) => {
    const accounted = costOf(known, commit.individuals);
    return { ...commit, ...measures((name) => Math.max(0, commit[name] - accounted[name])) };
  });
  return { ...known, each: measures((name) => known.each[name] + meanOf(more, name)) };
}

/**
 * What recording takes the conductor: all of a generation's for each individual, since a commit's own part of it is small beside the jobs
 * that were made before the first.
 */
export function recordingOf(commits: readonly CommitCost[]): PhaseCost {
  const { fixed, each, pair } = fitPhase(commits, 'recording');
  const own = commits.filter(({ phase }) => phase === 'recording');
  const conductorSeconds = meanOf(own, 'conductorSeconds');
  return {
    fixed: { ...fixed, conductorSeconds: 0 },
    each: { ...each, conductorSeconds },
    pair: { ...pair, conductorSeconds: 0 },
  };
}

const ZERO = measures(() => 0);
export const NOTHING: PhaseCost = { fixed: ZERO, each: ZERO, pair: ZERO };

function meanOf(commits: readonly CommitCost[], name: keyof Measures): number {
  return sum(commits.map((commit) => commit[name])) / Math.max(1, sum(commits.map(({ individuals }) => individuals)));
}

function measures<Value>(of: (name: keyof Measures) => Value): Record<keyof Measures, Value> {
  return Object.fromEntries(MEASURE_NAMES.map((name) => [name, of(name)])) as Record<keyof Measures, Value>;
}
