/**
 * Price's equation (1970; Rice 2004) and what follows from it. dz = Cov(w, z) / w + E(w dz) / w is an identity for a closed population in which
 * each parent counts with its share of the genes, and elites are their own offspring. Without mutation nothing changes on the way from parent
 * to child, so that at each locus the covariance is all. For z = w of clones that is Fisher's theorem (1930), dw = Var(w) / w; for a trait of
 * heritability h^2 the breeder's equation, R = h^2 S (Lush 1937).
 */
import { mean, type Prng, standardError, sum } from '#base';
import type { Population } from '#evolution';
import type { Descendant } from '#metrics';
import type { Check, Outcome } from '../check';
import type { Operators } from '../operators';
import { estimateAgainst, identity, meanAgainst } from '../outcome';
import {
  type Breeder,
  breederOf,
  demesOf,
  genesByDeme,
  inBatches,
  realLoci,
  replicatesOf,
  seedOf,
  type Taken,
  type Trial,
} from '../world';

const SIZE = 30;
const LOCI = 6;
const REPLICATES = 300;
const TOLERANCE = 1e-9;

export const PRICE: readonly Check[] = [
  {
    name: 'price.identity',
    measures: 'largest residual, in the unit of the trait',
    cost: 0.2,
    run: (operators, trial) => largestResidual(operators, trial, 0.2, traitResidual),
  },
  {
    name: 'price.loci',
    measures: 'largest residual of a locus without mutation',
    cost: 0.2,
    run: (operators, trial) => largestResidual(operators, trial, 0, locusResidual),
  },
  { name: 'price.fisher', measures: 'gain of mean fitness over its variance, over the mean', cost: 1, run: fisher },
  { name: 'price.breeder', measures: 'response over selection differential, h^2 = 1/2', cost: 2, run: breeder },
];

type Residual = (before: Population, taken: Taken, operators: Operators) => number;

function largestResidual(operators: Operators, trial: Trial, mutationRate: number, residual: Residual): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: realLoci(LOCI),
    parents: operators.tournament(2),
    replacement: operators.generational(3),
    crossoverRate: 0.7,
    crossover: 'one-point',
    mutationRate,
    mutationScale: 1e-3, // of 2,000, the range
  });
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'price, founders', subject: 0 });
  let largest = 0;
  const replicates = replicatesOf(REPLICATES, trial);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const founders = demesOf(normals(SIZE * LOCI, prng), LOCI, SIZE, firstGene);
    const taken = breeder.take(founders, seedOf(trial.seed, replicate), 1, firstGene);
    largest = Math.max(largest, Math.abs(residual(founders, taken, operators)));
  }
  return identity(largest, TOLERANCE, replicates);
}

const firstGene = (genes: Float64Array, row: number): number => genes[row * LOCI];

function normals(count: number, prng: Prng): Float64Array {
  return Float64Array.from({ length: count }, () => prng.normal());
}

/** The mean of genes is the trait. All descendants have all of their genes from ancestors here, so that nothing comes from elsewhere. */
function traitResidual(before: Population, { step, population: after }: Taken, { priceTerms }: Operators): number {
  const traitsOf = ({ genes, size }: Population): number[] =>
    Array.from({ length: size }, (_, row) => mean([...genes.subarray(row * LOCI, (row + 1) * LOCI)]));
  const [ancestors, values] = [traitsOf(before), traitsOf(after)];
  const living = Array.from(step.survivors, (row) => [{ ancestor: row, share: 1 }]);
  const born = Array.from({ length: step.births.count }, (_, child) => sharesOf(step, child));
  const descendants = [...living, ...born].map((shares, at): Descendant => ({ value: values[at], shares }));
  const { selection, transmission, founders } = priceTerms(ancestors, descendants)!;
  return Math.max(Math.abs(mean(values) - mean(ancestors) - selection - transmission), Math.abs(founders));
}

function sharesOf(step: Taken['step'], child: number): Descendant['shares'] {
  const givers = Array.from({ length: LOCI }, (_, at) => giverOf(step, child, at));
  return givers.filter((giver) => giver >= 0).map((ancestor) => ({ ancestor, share: 1 / LOCI }));
}

/** The largest of any locus. */
function locusResidual(before: Population, { step, population: after }: Taken): number {
  let largest = 0;
  for (let at = 0; at < LOCI; at++) {
    const geneOf = ({ genes }: Population): number[] =>
      Array.from({ length: SIZE }, (_, row) => genes[row * LOCI + at]);
    const fitness = new Array<number>(SIZE).fill(0);
    for (const row of step.survivors) fitness[row]++;
    for (let child = 0; child < step.births.count; child++) fitness[giverOf(step, child, at)]++;
    const genes = geneOf(before);
    const residual = mean(geneOf(after)) - mean(genes) - covariance(fitness, genes) / mean(fitness);
    largest = Math.max(largest, Math.abs(residual));
  }
  return largest;
}

function giverOf({ births: { parents, givers } }: Taken['step'], child: number, locus: number): number {
  return parents[2 * child + givers[child * LOCI + locus]];
}

/** Of a whole population: divisor N. */
function covariance(xs: readonly number[], ys: readonly number[]): number {
  const [x, y] = [mean(xs), mean(ys)];
  return mean(xs.map((value, at) => (value - x) * (ys[at] - y)));
}

/** Clones of uniform fitness from 1 to 2, drawn by roulette. */
function fisher(operators: Operators, trial: Trial): Outcome {
  const size = 100;
  const breeder = clonesOf(operators, size);
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'price.fisher', subject: 0 });
  const score = (genes: Float64Array, row: number): number => genes[row];
  const ratios = inBatches(replicatesOf(6000, trial), trial, (demes, seed) => {
    const founders = demesOf(
      Float64Array.from({ length: demes * size }, () => 1 + prng.uniform()),
      1,
      size,
      score,
    );
    const before = genesByDeme(founders);
    return genesByDeme(breeder.take(founders, seed, 1, score).population).map((after, deme) => {
      const fitness = [...before[deme]];
      return ((mean([...after]) - mean(fitness)) * mean(fitness)) / covariance(fitness, fitness);
    });
  });
  return meanAgainst(ratios, 1);
}

function clonesOf(operators: Operators, size: number): Breeder {
  const [parents, replacement] = [operators.roulette(), operators.generational(0)];
  return breederOf(operators, { size, loci: realLoci(1), parents, replacement });
}

/** The trait is the sum of 20 genes, the score the trait and as much noise. Two parents, each gene from either. */
function breeder(operators: Operators, trial: Trial): Outcome {
  const [size, loci] = [200, 20];
  const breeding = breederOf(operators, {
    size,
    loci: realLoci(loci),
    parents: operators.truncation(0.3),
    replacement: operators.generational(0),
    crossoverRate: 1,
  });
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'price.breeder', subject: 0 });
  const traits = (genes: Float64Array): number[] =>
    Array.from({ length: size }, (_, row) => sum([...genes.subarray(row * loci, (row + 1) * loci)]));
  const replicates = replicatesOf(600, trial);
  const [responses, differentials]: [number[], number[]] = [[], []];
  for (let replicate = 0; replicate < replicates; replicate++) {
    const genes = normals(size * loci, prng);
    const own = traits(genes);
    const scores = own.map((trait) => trait + Math.sqrt(loci) * prng.normal());
    const founders = demesOf(genes, loci, size, (_genes, row) => scores[row]);
    const { births } = breeding.step(founders, seedOf(trial.seed, replicate), 1);
    responses.push(mean(traits(births.genes)) - mean(own));
    differentials.push(mean(Array.from(births.parents, (parent) => scores[parent])) - mean(scores));
  }
  const slope = mean(responses) / mean(differentials);
  const residuals = responses.map((response, at) => response - slope * differentials[at]);
  const error = standardError(residuals) / mean(differentials);
  return estimateAgainst(slope, error, replicates, 1 / 2, { degrees: replicates - 1 });
}
