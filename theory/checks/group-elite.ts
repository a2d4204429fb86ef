/**
 * Group elite selection of mutation rates: what a rate becomes, whose rates stay, that children mutate by those of their group, that no rate is
 * favoured where nothing is selected, and that scales shrink with the distance from the optimum of a sphere, as those of any evolution strategy
 * that converges log-linearly (Beyer 1995).
 */
import { mean, sum } from '#base';
import type { RateGroup } from '#evolution';
import { compileLoci, type Loci, RATE_LOCI, type RealLocus } from '#genome';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { estimateAgainst, frequencyAgainst, meanAgainst, ratioAgainst, sampleAgainst } from '../outcome';
import {
  binaryLoci,
  type Breeder,
  breederOf,
  type Demes,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  replicatesOf,
  type Scorer,
  type Trial,
} from '../world';

/** Geometric means of their bounds, from which no walk of these checks reaches a bound. */
const [START_RATE, START_SCALE] = RATE_LOCI.map(({ low, high }) => Math.sqrt(low * high));
const ONE = binaryLoci(1);

export const GROUP_ELITE: readonly Check[] = [
  { name: 'group-elite.step', measures: 'distance of changes of log rates from uniform', cost: 0.5, run: steps },
  { name: 'group-elite.best', measures: 'groups of 4 of 10 alike children that have the best', cost: 0.9, run: best },
  { name: 'group-elite.odd', measures: 'best groups that have the odd child next', cost: 0.9, run: odd },
  {
    name: 'group-elite.own-rate',
    measures: 'changed genes per those that rates of groups make',
    cost: 0.3,
    run: ownRate,
  },
  { name: 'group-elite.flat', measures: 'rates that rose, nothing selected', cost: 0.9, run: flat },
  { name: 'group-elite.spread', measures: 'squares of changes of log rates, nothing selected', cost: 0.9, run: spread },
  {
    name: 'group-elite.sphere',
    measures: 'speed of the log scale per that of the log distance',
    cost: 0.9,
    run: sphere,
  },
];

interface Grouping {
  readonly size: number;
  readonly groups: number;
  readonly factor: number;
  readonly loci?: Loci;
}

/** Demes without selection whose children alone live on. */
function neutral(operators: Operators, { size, groups, factor, loci = ONE }: Grouping): Breeder {
  return breederOf(operators, {
    size,
    loci,
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    mutationRate: START_RATE,
    mutationScale: START_SCALE,
    adaptation: operators['group-elite']({ groups, share: 0.5, factor }),
  });
}

function founders(demes: number, size: number, loci = ONE): Demes {
  return demesOf(new Float64Array(demes * size * loci.count), loci.count, size, equal);
}

/** The groups of each deme. */
function groupsOf({ schemeState }: Pick<Demes, 'schemeState'>): readonly (readonly RateGroup[])[] {
  return (schemeState as unknown as { readonly groupRates: readonly (readonly RateGroup[])[] }).groupRates;
}

/** Of two groups the second is made of the best, which stays: their ratio is what the rate was multiplied by. */
function steps(operators: Operators, trial: Trial): Outcome {
  const [size, factor] = [2, 2];
  const breeder = neutral(operators, { size, groups: 2, factor });
  const changes = inBatches(replicatesOf(6_000, trial), trial, (demes, seed) => {
    const first = breeder.take(founders(demes, size), seed, 1, equal).population;
    return groupsOf(breeder.take(first, seed, 2, equal).population).flatMap(([kept, made]) => [
      Math.log(made.rate / kept.rate),
      Math.log(made.scale / kept.scale),
    ]);
  });
  return sampleAgainst(changes, (change) => (1 + change / Math.log(factor)) / 2);
}

const THREE = { size: 10, groups: 3, factor: 2 };

/** Groups of a deme in two generations, one after the other, of all replicates. */
function inThrees(
  operators: Operators,
  trial: Trial,
): readonly (readonly [readonly RateGroup[], readonly RateGroup[]])[] {
  const generations = 15;
  const breeder = neutral(operators, THREE);
  return inBatches(replicatesOf(1_000, trial), trial, (demes, seed) => {
    let population = founders(demes, THREE.size);
    const found: (readonly [readonly RateGroup[], readonly RateGroup[]])[] = [];
    for (let generation = 1; generation <= generations; generation++) {
      const prng = operators.prngOf({ seed, generation, purpose: 'group-elite.best', subject: 0 });
      const before = generation > 1 ? groupsOf(population) : [];
      population = breeder.take(population, seed, generation, () => prng.normal()).population;
      const after = groupsOf(population);
      found.push(...before.map((groups, deme) => [groups, after[deme]] as const));
    }
    return found;
  });
}

/** Children are alike in all but chance, so that each is the best of its deme alike; of three groups one has 4 of them, and the others 3. */
function best(operators: Operators, trial: Trial): Outcome {
  const kept = inThrees(operators, trial).map(([before, [first]]) => {
    const largest = before.reduce((most, group) => (group.children.length > most.children.length ? group : most));
    return largest.rate === first.rate && largest.scale === first.scale;
  });
  return frequencyAgainst(kept.filter(Boolean).length, kept.length, 0.4);
}

/** The best group is the first of the next ones, of which each has the odd child alike. */
function odd(operators: Operators, trial: Trial): Outcome {
  const larger = inThrees(operators, trial).map(([, [first, ...others]]) =>
    others.every(({ children }) => children.length < first.children.length),
  );
  return frequencyAgainst(larger.filter(Boolean).length, larger.length, 1 / 3);
}

/** Of each child as many as its group's rate says; those of high rates count more, so that rates of other groups do not do. */
function ownRate(operators: Operators, trial: Trial): Outcome {
  const [size, loci] = [12, binaryLoci(20)];
  const breeder = neutral(operators, { size, groups: 3, factor: 4, loci });
  const counts = inBatches(replicatesOf(600, trial), trial, (demes, seed) => {
    const { population } = breeder.take(founders(demes, size, loci), seed, 1, equal);
    const { births, schemeState } = breeder.step(population, seed, 2);
    return groupsOf({ schemeState }).flatMap((groups) =>
      groups.flatMap(({ rate, children }) =>
        children.map(([slot]) => ({
          rate,
          changed: changedGenes(population.genes, births.genes, births.parents[2 * slot], slot, loci.count),
        })),
      ),
    );
  });
  const expected = sum(counts.map(({ rate }) => loci.count * rate ** 2));
  const variance = sum(counts.map(({ rate }) => rate ** 2 * loci.count * rate * (1 - rate)));
  const found = sum(counts.map(({ rate, changed }) => rate * changed));
  return estimateAgainst(found / expected, Math.sqrt(variance) / expected, counts.length, 1);
}

function changedGenes(before: Float64Array, after: Float64Array, parent: number, slot: number, loci: number): number {
  let changed = 0;
  for (let at = 0; at < loci; at++) if (after[slot * loci + at] !== before[parent * loci + at]) changed++;
  return changed;
}

const WALK = { size: 4, groups: 4, factor: 1.3 };
/** Of which the first has no gains yet. */
const WALKED = 4;

/** Logarithms of rates and scales of the groups, over those they began with, by deme. */
function walks(operators: Operators, replicates: number, trial: Trial): readonly (readonly number[])[] {
  const breeder = neutral(operators, WALK);
  return inBatches(replicatesOf(replicates, trial), trial, (demes, seed) => {
    let population = founders(demes, WALK.size);
    for (let generation = 1; generation <= WALKED; generation++) {
      population = breeder.take(population, seed, generation, equal).population;
    }
    return groupsOf(population).map((groups) =>
      groups.flatMap(({ rate, scale }) => [Math.log(rate / START_RATE), Math.log(scale / START_SCALE)]),
    );
  });
}

/** Changes up and down are alike. */
function flat(operators: Operators, trial: Trial): Outcome {
  const shares = walks(operators, 4_000, trial).map((changes) => mean(changes.map((change) => Number(change > 0))));
  return meanAgainst(shares, 1 / 2);
}

/**
 * A random walk: whichever group another comes from, all are alike, and of K groups K - 1 change in a generation, by a variance of
 * ln(factor)^2 / 3. At first they are apart by equal steps.
 */
function spread(operators: Operators, trial: Trial): Outcome {
  const { groups, factor } = WALK;
  const first = mean(Array.from({ length: groups }, (_, at) => ((2 * at) / (groups - 1) - 1) ** 2));
  const expected = Math.log(factor) ** 2 * (first + ((WALKED - 1) * (groups - 1)) / groups / 3);
  const squares = walks(operators, 4_000, trial).map((changes) => mean(changes.map((change) => change ** 2)));
  return meanAgainst(
    squares.map((square) => square / expected),
    1,
  );
}

const AXES = 4;
const SPHERE = compileLoci(
  Array.from({ length: AXES }, (_, at): RealLocus => {
    return { kind: 'real', name: `axis${at}`, low: -1000, high: 1000, scale: 'linear' };
  }),
);
const OFFSPRING = 12;
const NARROW = {
  rate: { kind: 'real', name: 'rate', low: 0.5, high: 1, scale: 'log' },
  scale: { kind: 'real', name: 'scale', low: 1e-12, high: 1, scale: 'log' },
} as const;
/** The first generations, while the scale finds the distance, and those that are measured. */
const [SETTLING, MEASURED] = [20, 30];

/** Once their ratio is stationary, logarithms of scale and distance fall alike. */
function sphere(operators: Operators, trial: Trial): Outcome {
  const breeder = breederOf(operators, {
    size: OFFSPRING,
    loci: SPHERE,
    parents: operators.tournament(1),
    replacement: operators.comma(1),
    mutationRate: 0.9,
    mutationScale: 0.15,
    adaptation: operators['group-elite']({ groups: 4, share: 0.5, factor: 2 }, NARROW),
  });
  const falls = inBatches(replicatesOf(250, trial), trial, (demes, seed) => {
    let population = demesOf(new Float64Array(demes * OFFSPRING * AXES).fill(500), AXES, OFFSPRING, nearness);
    const logarithms: (readonly (readonly [number, number])[])[] = [];
    for (let generation = 1; generation <= SETTLING + MEASURED; generation++) {
      population = breeder.take(population, seed, generation, nearness).population;
      if (generation === SETTLING || generation === SETTLING + MEASURED) logarithms.push(logsOf(population));
    }
    const [from, to] = logarithms;
    return from.map(([distance, scale], deme) => [to[deme][0] - distance, to[deme][1] - scale] as const);
  });
  return ratioAgainst(falls, 1);
}

const squares = (genes: Float64Array, row: number): number => {
  let total = 0;
  for (let at = 0; at < AXES; at++) total += genes[row * AXES + at] ** 2;
  return total;
};
const nearness: Scorer = (genes, row) => -squares(genes, row);

/** Of each deme the distance of the next parent, and the scale of the first group. */
function logsOf(population: Demes): readonly (readonly [number, number])[] {
  const groups = groupsOf(population);
  return genesByDeme(population).map((genes, deme) => {
    const rows = [...Array(OFFSPRING).keys()];
    return [Math.log(Math.min(...rows.map((row) => squares(genes, row)))) / 2, Math.log(groups[deme][0].scale)];
  });
}
