/**
 * Neutral alleles: how many loci have a rare variant, and how many a common one, when mutation and drift are in balance. To first order theta / i
 * of the loci have i copies of a new allele; here exactly, by the stationary distribution of the transition matrix with mutation both ways.
 * Loci recombine freely; linkage would change the spread, not the mean.
 */
import type { Check, Outcome } from '../check';
import { mutating, stationaryCopies } from '../exact/wright-fisher';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import {
  after,
  binaryLoci,
  breederOf,
  demesOf,
  equal,
  genesByDeme,
  inBatches,
  replicatesOf,
  type Trial,
} from '../world';

const SIZE = 20;
const LOCI = 16;
const RATE = 0.02;
/** The heterozygosity of the founders, which is 0, is forgotten: [(1 - 2 mu)^2 (1 - 1/N)]^60 = 3e-4. */
const GENERATIONS = 60;

/** How many copies the rarer allele has. */
interface Part {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export const SPECTRUM: readonly Check[] = [
  partCheck({ name: 'rare', from: 1, to: 2 }),
  partCheck({ name: 'common', from: 7, to: 10 }),
];

function partCheck(part: Part): Check {
  return {
    name: `spectrum.${part.name}`,
    measures: `share of loci where ${part.from} to ${part.to} of ${SIZE} have the rarer allele`,
    cost: 1.5,
    run: (operators, trial) => loci(operators, trial, part),
  };
}

function loci(operators: Operators, trial: Trial, { from, to }: Part): Outcome {
  const breeder = breederOf(operators, {
    size: SIZE,
    loci: binaryLoci(LOCI),
    parents: operators.tournament(1),
    replacement: operators.generational(0),
    crossoverRate: 1,
    mutationRate: RATE,
  });
  const isIn = (copies: number): boolean =>
    Math.min(copies, SIZE - copies) >= from && Math.min(copies, SIZE - copies) <= to;
  const shares = inBatches(replicatesOf(1200, trial), trial, (demes, seed) => {
    const founders = demesOf(new Float64Array(demes * SIZE * LOCI), LOCI, SIZE, equal);
    return genesByDeme(after(GENERATIONS, breeder, founders, seed, equal)).map(
      (genes) => copiesByLocus(genes).filter(isIn).length / LOCI,
    );
  });
  const chances = stationaryCopies(
    SIZE,
    mutating((copies) => copies / SIZE, RATE),
  );
  return meanAgainst(
    shares,
    chances.reduce((sum, chance, copies) => sum + (isIn(copies) ? chance : 0), 0),
  );
}

function copiesByLocus(genes: Float64Array): number[] {
  const copies = new Array<number>(LOCI).fill(0);
  genes.forEach((gene, at) => (copies[at % LOCI] += gene));
  return copies;
}
