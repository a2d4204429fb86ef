/**
 * Linkage on a regulatory chromosome. The giver changes between neighbours with a chance, so that genes with d intervals between them recombine in
 * (1 - (1 - 2 rate)^d) / 2 of the children (Haldane 1919). In heterozygotes of an inversion no interval within it, nor at its ends, is one in which it changes, so
 * that a factor and the module that it regulates stay together (Sturtevant 1921; Kirkpatrick and Barton 2006).
 */
import type { Prng } from '#base';
import type { RegulatoryGene, RegulatoryGenome } from '#regulation';
import type { Check, Outcome } from '../check';
import { meanOverInversions, recombinants } from '../exact/chromosome';
import type { Operators } from '../operators';
import { frequencyAgainst, meanAgainst } from '../outcome';
import { replicatesOf, type Trial } from '../world';

const GENES = 10;
const RATE = 0.15;
const CHILDREN = 30_000;
/** Places of the factor and of the module that are looked at. */
const [FACTOR, MODULE] = [2, 7];

export const CHROMOSOME: readonly Check[] = [
  {
    name: 'chromosome.linkage',
    measures: 'children with the factor of one parent and the module of the other, 5 intervals apart',
    cost: 0.5,
    run: (operators, trial) =>
      frequencyAgainst(...recombined(operators, trial, () => PLACES), recombinants(RATE, MODULE - FACTOR)),
  },
  {
    name: 'chromosome.inversion',
    measures: 'the same where one parent has an inversion between any two breaks',
    cost: 0.5,
    run: (operators, trial) => {
      const inverted = (prng: Prng): number[] => operators.invert(chromosome(PLACES, 1), prng).map(placeOf);
      return frequencyAgainst(
        ...recombined(operators, trial, inverted),
        meanOverInversions(GENES, FACTOR, MODULE, (open) => recombinants(RATE, open)),
      );
    },
  },
  {
    name: 'chromosome.within-inversion',
    measures: 'children with both of one parent, where both lie within an inversion of the other',
    cost: 0.5,
    run: (operators, trial) => {
      const [apart, children] = recombined(operators, trial, () => turnedRound(FACTOR, MODULE));
      return frequencyAgainst(children - apart, children, 1);
    },
  },
  {
    name: 'chromosome.inversion-decay',
    measures: 'linkage left after 4 generations in which half of the chromosomes have an inversion around both',
    cost: 1.5,
    run: decay,
  },
];

const PLACES: readonly number[] = Array.from({ length: GENES }, (_, at) => at);

function turnedRound(from: number, last: number): number[] {
  return [...PLACES.slice(0, from), ...PLACES.slice(from, last + 1).reverse(), ...PLACES.slice(last + 1)];
}

/** Genes in an order, factors and modules in turn, all with the same allele. */
function chromosome(places: readonly number[], allele: number): RegulatoryGene[] {
  return places.map((at) => (at % 2 === 0 ? factor(at, allele) : module(at, allele)));
}

function factor(at: number, effect: number): RegulatoryGene {
  const motif = [[8, 0, 0, 0]];
  const others = { threshold: 0, arming: [], cooperativity: 0, isPioneer: false };
  return { kind: 'factor', id: `${at}`, parentId: null, motif, effect, ...others };
}

function module(at: number, basal: number): RegulatoryGene {
  return { kind: 'module', id: `${at}`, parentId: null, target: null, promoter: 'ACGT', basal };
}

const placeOf = ({ id }: RegulatoryGene): number => Number(id);
const alleleOf = (gene: RegulatoryGene): number => (gene.kind === 'factor' ? gene.effect : gene.basal);
const genomeOf = (genes: readonly RegulatoryGene[]): RegulatoryGenome => ({ genes, chromatin: null });

/** Alleles of the factor and of the module. */
function pairOf({ genes }: RegulatoryGenome): readonly [factor: number, module: number] {
  const alleleAt = (place: number): number => alleleOf(genes.find((gene) => placeOf(gene) === place)!);
  return [alleleAt(FACTOR), alleleAt(MODULE)];
}

/** How many children of a standard parent and of one with another order have the factor of one and the module of the other. */
function recombined(
  { recombineGenomes, prngOf }: Operators,
  trial: Trial,
  orderOf: (prng: Prng) => readonly number[],
): readonly [hits: number, children: number] {
  const prng = prngOf({ seed: trial.seed, generation: 0, purpose: 'chromosome', subject: 0 });
  const primary = genomeOf(chromosome(PLACES, 0));
  const children = replicatesOf(CHILDREN, trial);
  let hits = 0;
  for (let child = 0; child < children; child++) {
    const secondary = genomeOf(chromosome(orderOf(prng), 1));
    const [one, other] = pairOf(recombineGenomes(primary, secondary, RATE, prng));
    hits += Number(one !== other);
  }
  return [hits, children];
}

/**
 * Half of the chromosomes are inverted, and of both orders half have the allele 1 at both loci: D = 1/4. A couple is of one order half of the time, so that
 * D falls by 1 - r / 2 each generation, and by the loss of 1/N that drift makes. That orders and alleles drift, too, is of the order 1/N of what is lost.
 */
function decay(operators: Operators, trial: Trial): Outcome {
  const [size, generations, population] = [500, 4, 4];
  const founders = [PLACES, turnedRound(FACTOR, MODULE)].flatMap((places) =>
    [0, 1].flatMap((allele) => Array<RegulatoryGenome>(size / population).fill(genomeOf(chromosome(places, allele)))),
  );
  const left = Array.from({ length: replicatesOf(160, trial) }, (_, subject) => {
    const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'inversion', subject });
    let genomes = founders;
    for (let generation = 0; generation < generations; generation++) genomes = nextOf(genomes, operators, prng);
    return 4 * disequilibrium(genomes.map(pairOf));
  });
  const kept = (1 - recombinants(RATE, MODULE - FACTOR) / 2) * (1 - 1 / size);
  return meanAgainst(left, kept ** generations, generations / size / 4);
}

/** Children of couples that are drawn, of two different parents. */
function nextOf(parents: readonly RegulatoryGenome[], { recombineGenomes }: Operators, prng: Prng) {
  const { length } = parents;
  return parents.map(() => {
    const one = prng.integer(length);
    const other = (one + 1 + prng.integer(length - 1)) % length;
    return recombineGenomes(parents[one], parents[other], RATE, prng);
  });
}

function disequilibrium(pairs: readonly (readonly [number, number])[]): number {
  const meanOf = (value: (pair: readonly [number, number]) => number): number =>
    pairs.reduce((sum, pair) => sum + value(pair), 0) / pairs.length;
  return meanOf(([one, other]) => one * other) - meanOf(([one]) => one) * meanOf(([, other]) => other);
}
