/**
 * Schemes that keep diversity. MAP-Elites (Mouret and Clune 2015) keeps of each cell the best that ever fell into it: of n uniform scores the
 * best lacks 1 / (n + 1) of 1 in the mean; cells fill up as by balls (the coupon collector), and their elites alone are parents, each alike.
 * Sharing (Goldberg and Richardson 1987): the chance of a parent is f / m, m being its niche count, so that niches of peaks a and b are taken in the
 * proportion a : b (Horn 1997). Novelty (Lehman and Stanley 2011) is the mean distance to the nearest. A minimal criterion makes all who meet it alike.
 */
import { mean, sum } from '#base';
import type { Describe, Objective, ParentSelection, Pool } from '#evolution';
import type { Check, Outcome } from '../check';
import { filledByTurns } from '../exact/occupancy';
import type { Operators } from '../operators';
import { countsAlike, meanAgainst } from '../outcome';
import {
  binaryLoci,
  breederOf,
  demesOf,
  genesByDeme,
  inBatches,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';
import { againstChances, parentsDrawn, tabled } from './drawn-parents';

export const NICHES: readonly Check[] = [
  { name: 'map-elites.best', measures: 'what the best of n lacks, times n + 1', cost: 3, run: bestOfCells },
  { name: 'map-elites.cells', measures: 'cells of 12 that are taken', cost: 3, run: cellsTaken },
  { name: 'map-elites.parents', measures: 'counts of parents by place', cost: 0.5, run: elitesAsParents },
  { name: 'exploit-explore.parents', measures: 'counts of parents by place', cost: 0.5, run: copied },
  { name: 'sharing.chances', measures: 'counts of parents by place', cost: 0.5, run: sharedChances },
  { name: 'sharing.niches', measures: 'share of the niche whose peak is twice as high', cost: 1, run: twoNiches },
  { name: 'novelty.chances', measures: 'counts of parents by place', cost: 0.5, run: noveltyChances },
  { name: 'novelty.archive', measures: 'counts of who enters the archive', cost: 0.5, run: archived },
  { name: 'minimal-criterion.parents', measures: 'counts of parents by place', cost: 0.5, run: whoMeets },
];

/** One descriptor, of each row of the population. */
export function describedBy(valueOf: (genes: Float64Array, row: number) => number): Describe {
  return { count: 1, columns: ({ genes }, members) => [Float64Array.from(members, (row) => valueOf(genes, row))] };
}

/** By place in the deme. */
function described(values: readonly number[]): Describe {
  return describedBy((_genes, row) => values[row % values.length]);
}

const CELLS = 12;
const SIZE = 16;
const TURNS = 3;

/** The share of the way from -1,000 to 1,000. */
const position = (gene: number): number => (gene + 1000) / 2000;

/** Of a genome the first gene says which cell it is in, the second how good it is. Mutation steps are so wide that children are uniform in both. */
function archivesAfter(
  operators: Operators,
  trial: Trial,
  valueOf: (seen: Float64Array[], kept: Float64Array) => number,
): number[] {
  const describe = describedBy((genes, row) => position(genes[2 * row]));
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: realLoci(2),
    parents: operators.tournament(1),
    replacement: operators.mapElites({ births: 1, cells: CELLS }),
    mutationRate: 1,
    mutationScale: 10,
    describe,
  });
  const score = (genes: Float64Array, row: number): number => position(genes[2 * row + 1]);
  return inBatches(replicatesOf(3000, trial), trial, (demes, seed) => {
    const prng = operators.prngOf({ seed, generation: 0, purpose: 'map-elites, founders', subject: 0 });
    const founders = Float64Array.from({ length: demes * SIZE * 2 }, () => 2000 * prng.uniform() - 1000);
    let population = demesOf(founders, 2, SIZE, score);
    const seen = Array.from({ length: demes }, () => [] as Float64Array[]);
    for (let turn = 1; ; turn++) {
      genesByDeme(population).forEach((genes, deme) => seen[deme].push(genes));
      const { step, population: next } = breeder.take(population, seed, turn, score);
      if (turn < TURNS) {
        population = next;
        continue;
      }
      const kept = Array.from({ length: demes }, () => [] as number[]);
      for (const row of step.survivors)
        kept[population.deme[row]].push(...population.genes.subarray(2 * row, 2 * row + 2));
      return kept.map((genes, deme) => valueOf(seen[deme], Float64Array.from(genes)));
    }
  });
}

const cellOf = (gene: number): number => Math.min(CELLS - 1, Math.floor(position(gene) * CELLS));

/** Whoever lives is seen again each turn, and counts once. */
function bestOfCells(operators: Operators, trial: Trial): Outcome {
  const values = archivesAfter(operators, trial, (seen, kept) => {
    const scores = Array.from({ length: CELLS }, () => new Set<number>());
    for (const genes of seen) for (let at = 0; at < genes.length; at += 2) scores[cellOf(genes[at])].add(genes[at + 1]);
    const lacking = Array.from({ length: kept.length / 2 }, (_, at) => {
      return (1 - position(kept[2 * at + 1])) * (scores[cellOf(kept[2 * at])].size + 1);
    });
    return mean(lacking);
  });
  return meanAgainst(values, 1);
}

function cellsTaken(operators: Operators, trial: Trial): Outcome {
  const values = archivesAfter(operators, trial, (_, kept) => kept.length / 2);
  return meanAgainst(values, sum(filledByTurns(CELLS, SIZE, TURNS).map((chance, filled) => chance * filled)));
}

/** Cells of 4 + 3 + 2 + 1; places 1, 4, 8 and 9 have the best of theirs. */
function elitesAsParents(operators: Operators, trial: Trial): Outcome {
  const places = parentsDrawn(operators, trial, {
    size: 10,
    parents: operators.tournament(1),
    replacement: operators.mapElites({ births: 1, cells: 4 }),
    objective: tabled([[1, 9, 3, 4, 6, 2, 5, 1, 2, 0]]),
    describe: described([0, 0.1, 0.2, 0.24, 0.3, 0.4, 0.3, 0.6, 0.7, 1]),
  });
  return againstChances(
    places,
    [0, 1, 0, 0, 1, 0, 0, 0, 1, 1].map((share) => share / 4),
  );
}

/** The fittest three of ten are copied. */
function copied(operators: Operators, trial: Trial): Outcome {
  const places = parentsDrawn(operators, trial, {
    size: 10,
    parents: operators.tournament(1),
    replacement: operators.exploitExplore(0.3),
    objective: tabled([[1, 9, 3, 4, 8, 2, 5, 1, 7, 0]]),
  });
  return againstChances(
    places,
    [0, 1, 0, 0, 1, 0, 0, 0, 1, 0].map((share) => share / 3),
  );
}

/** Roulette, of scores that are logarithms of fitness. */
export function proportional(operators: Operators): ParentSelection {
  const wheel = operators.roulette();
  const raised = (pool: Pool): Pool => {
    const columns = pool.scores.columns.map((column) => column.map(Math.exp));
    return { ...pool, scores: { columns, uncertainty: null } };
  };
  return { ...wheel, draws: (pool, ...how) => wheel.draws(raised(pool), ...how) };
}

/** Three at 0, one at .1 and one at .5, of fitness 1 to 5: niche counts within .2 are 3.5, 2.5 (half of each of the three) and 1. */
function sharedChances(operators: Operators, trial: Trial): Outcome {
  const fitness = [1, 2, 3, 4, 5];
  const places = parentsDrawn(operators, trial, {
    size: 5,
    parents: proportional(operators),
    shaping: operators.sharing(0.2),
    objective: tabled([fitness.map(Math.log)]),
    describe: described([0, 0, 0, 0.1, 0.5]),
  });
  const shared = [1 / 3.5, 2 / 3.5, 3 / 3.5, 4 / 2.5, 5];
  return againstChances(
    places,
    shared.map((own) => own / sum(shared)),
  );
}

/** Niches 0 and 1 of fitness 1 and 2, from as many of each: a niche of m has m f / m in all, so that a child is of the higher one with chance 2/3. */
function twoNiches(operators: Operators, trial: Trial): Outcome {
  const size = 50;
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(1),
    parents: proportional(operators),
    replacement: operators.generational(0),
    shaping: operators.sharing(0.1),
    describe: describedBy((genes, row) => genes[row]),
  });
  const score = (genes: Float64Array, row: number): number => Math.log(1 + genes[row]);
  const founders = Float64Array.from({ length: size }, (_, row) => row % 2);
  const shares = inBatches(replicatesOf(300, trial), trial, (demes, seed) => {
    let population = demesOf(repeated(founders, demes), 1, size, score);
    for (let generation = 1; generation <= 5; generation++) {
      population = breeder.take(population, seed, generation, score).population;
    }
    return genesByDeme(population).map((genes) => mean([...genes]));
  });
  return meanAgainst(shares, 2 / 3);
}

/** Mean distances to the nearest two. */
function noveltyChances(operators: Operators, trial: Trial): Outcome {
  const places = parentsDrawn(operators, trial, {
    size: 5,
    parents: operators.roulette(),
    shaping: operators.novelty({ neighbours: 2, archive: 4, added: 0 }),
    objective: tabled([[1, 1, 1, 1, 1]]),
    describe: described([0, 0.1, 0.3, 0.6, 1]),
  });
  const novelties = [0.2, 0.15, 0.25, 0.35, 0.55];
  return againstChances(
    places,
    novelties.map((own) => own / sum(novelties)),
  );
}

/** Two of eight newborns. */
function archived(operators: Operators, trial: Trial): Outcome {
  const [size, demes] = [8, 100];
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(1),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    shaping: operators.novelty({ neighbours: 2, archive: 4, added: 2 }),
    describe: described(Array.from({ length: size }, (_, place) => place / size)),
  });
  const counts = new Array<number>(size).fill(0);
  const population = demesOf(new Float64Array(demes * size), 1, size, () => 1);
  for (let take = 1; take <= replicatesOf(600, trial); take++) {
    const newest = { ...population, born: population.born.map(() => take - 1) };
    const { shaping } = breeder.step(newest, trial.seed, take).schemeState as { readonly shaping: number[][][] };
    for (const archive of shaping) for (const [point] of archive) counts[Math.round(point * size)]++;
  }
  return countsAlike(counts);
}

/** Four of ten are good enough; a tournament of three finds no difference between them. */
function whoMeets(operators: Operators, trial: Trial): Outcome {
  const nats = [1, 2.6, 3, 2.5, 2.1, 9, 7, 2.7, 0.3, 4];
  const shaping = operators.minimalCriterion(2.5);
  const objective: Objective = tabled([nats.map((own) => -own)]);
  const measured = {
    ...shaping,
    shape: (...[pool, population, ...others]: Parameters<typeof shaping.shape>) => {
      const column = Float64Array.from({ length: population.size }, (_, row) => nats[row % nats.length]);
      return shaping.shape(pool, { ...population, measures: { validationNats: [column] } }, ...others);
    },
  };
  const places = parentsDrawn(operators, trial, {
    size: 10,
    parents: operators.tournament(3),
    shaping: measured,
    objective,
  });
  return againstChances(
    places,
    nats.map((own) => (own <= 2.5 ? 1 / 4 : 0)),
  );
}
