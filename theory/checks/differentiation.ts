/**
 * How far islands differ (Wright 1931; Nei 1973), by the function that makes the metric `gst` of a tournament: G_ST as drift raises it from
 * founders who all differ, as migration lowers it from demes that share no allele, and where both balance: 1 / (1 + 2 N m (d / (d - 1))^2) in d
 * demes of N haploids (Crow and Aoki 1984), by mean times to the common ancestor of two copies (Slatkin 1991), that is by the generations in which copies
 * that began unlike still differ.
 */
import { mean, standardError } from '#base';
import type { Differences } from '#lineage';
import type { Check, Outcome } from '../check';
import { backwardMatrix, differencesOf, identityAfter, noIdentity } from '../exact/migration';
import type { Operators } from '../operators';
import { estimateAgainst } from '../outcome';
import {
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  realLoci,
  repeated,
  replicatesOf,
  type Trial,
} from '../world';
import { inReplicates } from './migration';

interface Islands {
  readonly demes: number;
  readonly size: number;
  readonly rate: number;
  /** Nearly independent where there are several: each comes from either of two parents. */
  readonly loci: number;
  /** Alleles of founders: all differ, or each deme has its own. */
  readonly founders: 'unlike' | 'alike within demes';
}

/** When G_ST is taken: the means of what differs, over these generations. */
interface Sampled {
  readonly replicates: number;
  readonly generations: readonly number[];
}

const RISING: Islands = { demes: 5, size: 10, rate: 0.2, loci: 1, founders: 'unlike' };
const FALLING: Islands = { ...RISING, rate: 0.1, founders: 'alike within demes' };
const SOON: Sampled = { replicates: 2500, generations: [8] };

const BALANCED: Islands = { demes: 4, size: 10, rate: 0.025, loci: 10, founders: 'unlike' };
/** The middle of each eight generations, until hardly two copies differ. */
const ALL: Sampled = { replicates: 100, generations: Array.from({ length: 60 }, (_, at) => 4 + 8 * at) };

export const DIFFERENTIATION: readonly Check[] = [
  {
    name: 'migration.differentiation',
    measures: 'G_ST of 5 islands of 10 whose founders all differ',
    cost: 2,
    run: (operators, trial) => againstIdentity(operators, trial, RISING, SOON),
  },
  {
    name: 'migration.decay',
    measures: 'G_ST of 5 islands of 10 that shared no allele',
    cost: 2,
    run: (operators, trial) => againstIdentity(operators, trial, FALLING, SOON),
  },
  {
    name: 'migration.equilibrium',
    measures: 'G_ST of 4 islands of 10 by times, near 1 / (1 + 2 N m (d / (d - 1))^2)',
    cost: 2,
    run: (operators, trial) => againstIdentity(operators, trial, BALANCED, ALL),
  },
];

function againstIdentity(operators: Operators, trial: Trial, islands: Islands, sampled: Sampled): Outcome {
  const { size, demes, rate, founders } = islands;
  const backward = backwardMatrix(demes, rate, (deme) => othersThan(deme, demes));
  const first = noIdentity(demes).map((row, deme) =>
    row.map((_, other) => Number(founders === 'alike within demes' && deme === other)),
  );
  const expected = sampled.generations.map((until) => differencesOf(identityAfter(until, size, backward, first)));
  const gst = 1 - mean(expected.map(({ within }) => within)) / mean(expected.map(({ total }) => total));
  return shareAgainst(differencesIn(operators, trial, islands, sampled), gst);
}

function othersThan(deme: number, demes: number): readonly number[] {
  return [...Array(demes).keys()].filter((other) => other !== deme);
}

/** Of each replicate the means over its loci and the generations sampled. */
function differencesIn(
  operators: Operators,
  trial: Trial,
  { demes, size, rate, loci, founders }: Islands,
  { replicates, generations }: Sampled,
): readonly Pick<Differences, 'within' | 'total'>[] {
  const breeder = breederOf(operators, {
    size,
    loci: realLoci(loci),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    migration: inReplicates(operators.island(rate), demes),
    crossoverRate: loci > 1 ? 1 : 0,
  });
  const first = Float64Array.from({ length: demes * size * loci }, (_, gene) => {
    return Math.floor(gene / loci / (founders === 'unlike' ? 1 : size));
  });
  return inBatches(replicatesOf(replicates, trial), trial, (count, seed) => {
    const found = Array.from({ length: count }, () => [] as Differences[]);
    let population = demesOf(repeated(first, count), loci, size, equal);
    for (let generation = 1; generation <= generations[generations.length - 1]; generation++) {
      population = breeder.take(population, seed, generation, equal).population;
      if (!generations.includes(generation)) continue;
      const genes = genesByDeme(population);
      found.forEach((own, replicate) => {
        const here = genes.slice(replicate * demes, (replicate + 1) * demes);
        for (let locus = 0; locus < loci; locus++) {
          own.push(operators.differencesBetween(here.map((copies) => copiesAt(copies, locus, loci)))!);
        }
      });
    }
    return found.map((own) => ({
      within: mean(own.map(({ within }) => within)),
      total: mean(own.map(({ total }) => total)),
    }));
  });
}

function copiesAt(genes: Float64Array, locus: number, loci: number): number[] {
  return Array.from({ length: genes.length / loci }, (_, row) => genes[row * loci + locus]);
}

/** G_ST from means over replicates, with the error of a ratio (delta method). */
function shareAgainst(replicates: readonly Pick<Differences, 'within' | 'total'>[], expected: number): Outcome {
  const total = mean(replicates.map((own) => own.total));
  const within = mean(replicates.map((own) => own.within)) / total;
  const residuals = replicates.map((own) => own.within - within * own.total);
  const degrees = replicates.length - 1;
  return estimateAgainst(1 - within, standardError(residuals) / total, replicates.length, expected, { degrees });
}
