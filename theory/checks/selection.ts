/**
 * Who becomes a parent: of equals everyone alike, whatever the index; of others each rank with its exact chance, and the parents' mean score as
 * far above the population's as the selection intensity says (Blickle and Thiele 1996). Elites are the fittest, and as many as asked for.
 */
import { mean } from '#base';
import type { ParentSelection } from '#evolution';
import type { Check, Outcome } from '../check';
import { meanOfLargest, meanOfUpper } from '../exact/normal';
import { linearRankChances, proportionalChances, tournamentChances, truncationChances } from '../exact/selection';
import type { Operators } from '../operators';
import { countsAgainst, countsAlike, identity, meanAgainst } from '../outcome';
import {
  binaryLoci,
  breederOf,
  demesOf,
  equal,
  inBatches,
  replicatesOf,
  type Scorer,
  seedOf,
  type Trial,
} from '../world';

const SIZE = 10;
const STEPS = 20_000;
const COUPLES = 100_000;

/** Scores from 20 down to 2, of different sizes. The fittest stands in the middle, so that neither end is favoured by a wrong start. */
const RANK_OF_ROW = [7, 2, 9, 4, 0, 5, 1, 8, 3, 6];
const scoreOfRank = (rank: number): number => 2 * (SIZE - rank);
const byRow: Scorer = (_, row) => scoreOfRank(RANK_OF_ROW[row % SIZE]);

interface Scheme {
  readonly name: string;
  readonly of: (operators: Operators) => ParentSelection;
  /** By rank, from the fittest. */
  readonly chances: readonly number[];
}

const SCHEMES: readonly Scheme[] = [
  { name: 'tournament', of: ({ tournament }) => tournament(3), chances: tournamentChances(SIZE, 3) },
  { name: 'truncation', of: ({ truncation }) => truncation(0.4), chances: truncationChances(SIZE, 4) },
  { name: 'linear-rank', of: ({ linearRank }) => linearRank(1.7), chances: linearRankChances(SIZE, 1.7) },
  {
    name: 'roulette',
    of: ({ roulette }) => roulette(),
    chances: proportionalChances(Array.from({ length: SIZE }, (_, rank) => scoreOfRank(rank))),
  },
];

export const SELECTION: readonly Check[] = [
  ...SCHEMES.flatMap(({ name, of, chances }): Check[] => [
    {
      name: `selection.equals.${name}`,
      measures: 'counts of couples of equals',
      cost: 1,
      run: (operators, trial) => couples(operators, trial, of(operators)),
    },
    {
      name: `selection.chances.${name}`,
      measures: 'counts of parents by rank',
      cost: 1,
      run: (operators, trial) => {
        const reached = chances.filter((chance) => chance > 0);
        const counts = parentsByRank(operators, trial, of(operators));
        const stray = counts.slice(reached.length).reduce((sum, count) => sum + count, 0);
        const observed = counts.slice(0, reached.length);
        observed[reached.length - 1] += 1e3 * stray; // who has no chance
        return countsAgainst(
          observed,
          reached.map((chance) => chance * SIZE * replicatesOf(STEPS, trial)),
        );
      },
    },
  ]),
  intensityCheck('tournament', ({ tournament }) => tournament(3), meanOfLargest(3)),
  intensityCheck('truncation', ({ truncation }) => truncation(0.2), meanOfUpper(0.2)),
  intensityCheck('linear-rank', ({ linearRank }) => linearRank(2), meanOfLargest(2)),
  {
    name: 'selection.chances.universal',
    measures: 'mean score of parents, one spin of the wheel',
    cost: 1,
    run: universalSampling,
  },
  { name: 'selection.elites', measures: 'survivors who are not the fittest, and places left', cost: 0.2, run: elites },
];

/** Ordered by index; the two parents of a child differ. */
function couples(operators: Operators, trial: Trial, parents: ParentSelection): Outcome {
  const size = 5;
  const counts = new Array<number>(size * size).fill(0);
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(1),
    parents,
    replacement: operators.generational(0),
    crossoverRate: 1,
  });
  const demes = 100;
  const population = demesOf(new Float64Array(demes * size), 1, size, equal);
  for (let take = 1; take <= replicatesOf(COUPLES / (demes * size), trial); take++) {
    const { births } = breeder.step(population, trial.seed, take);
    for (let child = 0; child < births.count; child++) {
      const [one, other] = births.parents.subarray(2 * child, 2 * child + 2).map((row) => row % size);
      counts[Math.min(one, other) * size + Math.max(one, other)]++;
    }
  }
  const pairs = counts.filter((count, cell) => count > 0 || Math.floor(cell / size) < cell % size);
  return countsAlike(pairs);
}

function parentsByRank(operators: Operators, trial: Trial, parents: ParentSelection): number[] {
  const counts = new Array<number>(SIZE).fill(0);
  for (const rank of parentRanks(operators, trial, parents)) counts[rank]++;
  return counts;
}

/** Of the parents of all children, deme after deme. */
function parentRanks(operators: Operators, trial: Trial, parents: ParentSelection): number[] {
  const replacement = operators.generational(0);
  const breeder = breederOf(operators, { size: SIZE, loci: binaryLoci(1), parents, replacement });
  return inBatches(replicatesOf(STEPS, trial), trial, (demes, seed) => {
    const { births } = breeder.step(demesOf(new Float64Array(demes * SIZE), 1, SIZE, byRow), seed, 1);
    return Array.from({ length: births.count }, (_, child) => RANK_OF_ROW[births.parents[2 * child] % SIZE]);
  });
}

/** Scores are normal, and so many that the finite population is the infinite one to 0.1 %. */
function intensityCheck(name: string, of: (operators: Operators) => ParentSelection, expected: number): Check {
  const size = 1000;
  return {
    name: `selection.intensity.${name}`,
    measures: 'mean score of parents, in standard deviations',
    cost: 0.5,
    run: (operators, trial) => {
      const loci = binaryLoci(1);
      const replacement = operators.generational(0);
      const breeder = breederOf(operators, { size, loci, parents: of(operators), replacement });
      const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: `intensity, ${name}`, subject: 0 });
      const means = Array.from({ length: replicatesOf(100, trial) }, (_, replicate) => {
        const scores = Float64Array.from({ length: size }, () => prng.normal());
        const population = demesOf(new Float64Array(size), 1, size, (_genes, row) => scores[row]);
        const { births } = breeder.step(population, seedOf(trial.seed, replicate), 1);
        let total = 0;
        for (let child = 0; child < size; child++) total += scores[births.parents[2 * child]];
        return total / size;
      });
      return meanAgainst(means, expected, 1e-3 * expected);
    },
  };
}

/** Stochastic universal sampling has the expectation of the wheel, and less variance (Baker 1987). */
function universalSampling(operators: Operators, trial: Trial): Outcome {
  const parents = operators.stochasticUniversalSampling();
  const scores = Array.from({ length: SIZE }, (_, rank) => scoreOfRank(rank));
  const expected = proportionalChances(scores).reduce((sum, chance, rank) => sum + chance * scores[rank], 0);
  const ranks = parentRanks(operators, trial, parents);
  const means = Array.from({ length: ranks.length / SIZE }, (_, deme) =>
    mean(ranks.slice(deme * SIZE, (deme + 1) * SIZE).map(scoreOfRank)),
  );
  return meanAgainst(means, expected);
}

/** A step for each number of elites, of demes of equal content. */
function elites(operators: Operators, trial: Trial): Outcome {
  const loci = binaryLoci(1);
  const demes = 20;
  let wrong = 0;
  for (let asked = 0; asked <= SIZE; asked++) {
    const replacement = operators.generational(asked);
    const breeder = breederOf(operators, { size: SIZE, loci, parents: operators.tournament(2), replacement });
    const population = demesOf(new Float64Array(demes * SIZE), 1, SIZE, byRow);
    const { births, survivors } = breeder.step(population, trial.seed, asked);
    wrong += Math.abs(survivors.length - demes * asked) + Math.abs(births.count + survivors.length - demes * SIZE);
    wrong += survivors.filter((row) => RANK_OF_ROW[row % SIZE] >= asked).length;
  }
  const takes = demes * (SIZE + 1);
  return identity(wrong / takes, 0, takes);
}
