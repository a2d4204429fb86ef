/**
 * Who becomes a parent: of equals everyone alike, whatever the index; of others each with its exact chance, and the parents' mean score as
 * far above the population's as the selection intensity says (Blickle and Thiele 1996).
 */
import { mean } from '#base';
import type { Objective, ParentSelection, Replacement } from '#evolution';
import type { Check, Outcome } from '../check';
import { lexicaseChances } from '../exact/lexicase';
import { meanOfLargest, meanOfUpper } from '../exact/normal';
import {
  boltzmannChances,
  levelChances,
  exponentialRankChances,
  linearRankChances,
  proportionalChances,
  tournamentChances,
  truncationChances,
  uncertainChances,
} from '../exact/selection';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { binaryLoci, breederOf, demesOf, replicatesOf, seedOf, type Trial } from '../world';
import { againstChances, couplesOfEquals, parentsDrawn, tabled } from './drawn-parents';

/** Scores from 20 down to 2, of different sizes. The fittest stands in the middle, so that neither end is favoured by a wrong start. */
const RANK_OF_PLACE = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6];
const SIZE = RANK_OF_PLACE.length;
const SCORES = RANK_OF_PLACE.map((rank) => 2 * (SIZE - rank));
const byPlace = (byRank: readonly number[]): number[] => RANK_OF_PLACE.map((rank) => byRank[rank]);

/** Three cases; the median absolute deviations are 3, 3 and 2.5. */
const CASES = [
  [9, 8, 5, 4, 2, 1],
  [1, 3, 9, 8, 2, 6],
  [2, 5, 3, 1, 9, 7],
];
/** Front 0 is (1, 10), (4, 8), (6, 5), (10, 1): its ends come first, then who has more room, 13/9 and 10/9. Both of front 1 are ends. */
const PARETO = [
  [6, 2, 1, 3, 10, 4, 5],
  [5, 3, 10, 7, 1, 8, 4],
];
const PARETO_LEVELS = [3, 0, 4, 1, 4, 2, 1];
const ESTIMATES = [1, 2.5, 0, 1.5, 3];
const ERRORS = [1, 0.5, 2, 0.2, 1];

interface Scheme {
  readonly name: string;
  readonly of: (operators: Operators) => ParentSelection;
  readonly objective: Objective;
  /** By place. */
  readonly chances: readonly number[];
}

const SCHEMES: readonly Scheme[] = [
  {
    name: 'tournament',
    of: ({ tournament }) => tournament(3),
    objective: tabled([SCORES]),
    chances: byPlace(tournamentChances(SIZE, 3)),
  },
  {
    name: 'truncation',
    of: ({ truncation }) => truncation(0.4),
    objective: tabled([SCORES]),
    chances: byPlace(truncationChances(SIZE, 4)),
  },
  {
    name: 'linear-rank',
    of: ({ linearRank }) => linearRank(1.7),
    objective: tabled([SCORES]),
    chances: byPlace(linearRankChances(SIZE, 1.7)),
  },
  {
    name: 'exponential-rank',
    of: ({ exponentialRank }) => exponentialRank(0.1),
    objective: tabled([SCORES]),
    chances: byPlace(exponentialRankChances(SIZE, 0.1)),
  },
  {
    name: 'roulette',
    of: ({ roulette }) => roulette(),
    objective: tabled([SCORES]),
    chances: proportionalChances(SCORES),
  },
  {
    name: 'boltzmann',
    of: ({ boltzmann }) => boltzmann(0.5),
    objective: tabled([SCORES]),
    chances: boltzmannChances(SCORES, 0.5),
  },
  {
    name: 'uncertain-tournament',
    of: ({ uncertainTournament }) => uncertainTournament(2),
    objective: tabled([ESTIMATES], ERRORS),
    chances: uncertainChances(ESTIMATES, ERRORS),
  },
  {
    name: 'lexicase',
    of: ({ lexicase }) => lexicase(),
    objective: tabled(CASES),
    chances: lexicaseChances(CASES, [3, 3, 2.5]),
  },
  {
    name: 'nsga-ii',
    of: ({ nsgaII }) => nsgaII(),
    objective: tabled(PARETO),
    chances: levelChances(PARETO_LEVELS),
  },
];

const EQUALS = tabled([new Array(5).fill(1), new Array(5).fill(1)], new Array(5).fill(1));

export const SELECTION: readonly Check[] = [
  ...SCHEMES.flatMap(({ name, of, objective, chances }): Check[] => [
    equalsCheck(name, of),
    {
      name: `selection.chances.${name}`,
      measures: 'counts of parents by place',
      cost: 0.5,
      run: (operators, trial) => {
        const places = parentsDrawn(operators, trial, { parents: of(operators), size: chances.length, objective });
        return againstChances(places, chances);
      },
    },
  ]),
  equalsCheck('universal', ({ stochasticUniversalSampling }) => stochasticUniversalSampling()),
  {
    name: 'selection.chances.universal',
    measures: 'mean score of parents, one spin of the wheel',
    cost: 0.5,
    run: universalSampling,
  },
  intensityCheck('tournament', ({ tournament }) => tournament(3), meanOfLargest(3)),
  intensityCheck('truncation', ({ truncation }) => truncation(0.2), meanOfUpper(0.2)),
  intensityCheck('linear-rank', ({ linearRank }) => linearRank(2), meanOfLargest(2)),
  intensityCheck('rank-sampling', ({ linearRankSampling }) => linearRankSampling(2), meanOfLargest(2)),
  intensityCheck('boltzmann', ({ boltzmann }) => boltzmann(0.5), 0.5),
  intensityCheck('boltzmann-sampling', ({ boltzmannSampling }) => boltzmannSampling(0.5), 0.5),
  intensityCheck(
    'comma',
    ({ tournament }) => tournament(1),
    meanOfUpper(0.2),
    ({ comma }) => comma(200),
  ),
  intensityCheck(
    'plus',
    ({ tournament }) => tournament(1),
    meanOfUpper(0.2),
    ({ plus }) => plus(200),
  ),
];

function equalsCheck(name: string, of: Scheme['of']): Check {
  return {
    name: `selection.equals.${name}`,
    measures: 'counts of couples of equals',
    cost: 0.5,
    run: (operators, trial) => couplesOfEquals(operators, trial, of(operators), EQUALS),
  };
}

/** Scores are normal, and so many that the finite population is the infinite one to 0.1 %. */
function intensityCheck(
  name: string,
  of: Scheme['of'],
  expected: number,
  replacementOf: (operators: Operators) => Replacement = ({ generational }) => generational(0),
): Check {
  const size = 1000;
  return {
    name: `selection.intensity.${name}`,
    measures: 'mean score of parents, in standard deviations',
    cost: 0.5,
    run: (operators, trial) => {
      const [loci, replacement] = [binaryLoci(1), replacementOf(operators)];
      const breeder = breederOf(operators, { size, loci, parents: of(operators), replacement });
      const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: `intensity, ${name}`, subject: 0 });
      const means = Array.from({ length: replicatesOf(100, trial) }, (_, replicate) => {
        const scores = Float64Array.from({ length: size }, () => prng.normal());
        const population = demesOf(new Float64Array(size), 1, size, (_genes, row) => scores[row]);
        const { births } = breeder.step(population, seedOf(trial.seed, replicate), 1);
        return mean(Array.from({ length: births.count }, (_child, child) => scores[births.parents[2 * child]]));
      });
      return meanAgainst(means, expected, 1e-3 * expected);
    },
  };
}

/** Stochastic universal sampling has the expectation of the wheel, and less variance (Baker 1987). */
function universalSampling(operators: Operators, trial: Trial): Outcome {
  const parents = operators.stochasticUniversalSampling();
  const places = parentsDrawn(operators, trial, { parents, size: SIZE, objective: tabled([SCORES]) });
  const means = Array.from({ length: places.length / SIZE }, (_, deme) =>
    mean(places.slice(deme * SIZE, (deme + 1) * SIZE).map((place) => SCORES[place])),
  );
  const expected = mean(SCORES.map((score) => score ** 2)) / mean(SCORES);
  return meanAgainst(means, expected);
}
