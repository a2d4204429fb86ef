/**
 * How evolution shapes norms of reaction, which the regulatory layer makes of genomes. Genetic assimilation: what is selected where the environment brings it about is soon
 * there without it (Waddington 1953), as more alleles add up to a threshold that the environment lowered. Canalization: where no promoter is better than another that
 * binds its factor, a population moves to those whose mutants bind it, too (van Nimwegen, Crutchfield and Huynen 1999).
 */
import { compileLoci } from '#genome';
import type { FactorGene, ModuleGene } from '#regulation';
import type { Check, Outcome } from '../check';
import { allelesAfter } from '../exact/assimilation';
import { afterMutation, meanNeutrality, neutrality } from '../exact/neutral-network';
import type { Operators } from '../operators';
import { meanAgainst } from '../outcome';
import { after, binaryLoci, breederOf, demesOf, genesByDeme, replicatesOf, type Trial } from '../world';

export const REACTION_NORMS: readonly Check[] = [
  {
    name: 'assimilation.waddington',
    measures: 'who express a module without stress, after 8 generations of parents who express it under stress',
    cost: 2,
    run: assimilation,
  },
  {
    name: 'canalization.promoters',
    measures: 'mutants that still bind the factor, of promoters that need to, after 60 generations',
    cost: 3,
    run: canalization,
  },
];

/** Each allele adds 1 to the log-odds of expression, which stress raises by 4: five of them are enough with it, nine without. */
const LOCI = 12;
const FREQUENCY = 0.25;
const [WITH_STRESS, WITHOUT] = [5, 9];

function assimilation(operators: Operators, trial: Trial): Outcome {
  const [size, generations] = [3000, 8];
  const expressed = [0, 1].map((stress) =>
    Array.from({ length: LOCI + 1 }, (_, alleles) => {
      const genome = { genes: [ACTIVATOR, moduleOf(alleles - WITHOUT + 1 / 2)], chromatin: null };
      return operators.expressionOf(genome, [stress], null)[0] > 1 / 2;
    }),
  );
  const allelesOf = (genes: Float64Array, row: number): number =>
    genes.subarray(row * LOCI, (row + 1) * LOCI).reduce((sum, gene) => sum + gene, 0);
  const score = (genes: Float64Array, row: number): number => Number(expressed[1][allelesOf(genes, row)]);
  const breeder = breederOf(operators, {
    size,
    loci: binaryLoci(LOCI),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    crossoverRate: 1,
    crossover: 'uniform',
  });
  const prng = operators.prngOf({ seed: trial.seed, generation: 0, purpose: 'assimilation', subject: 0 });
  const founders = Float64Array.from({ length: replicatesOf(60, trial) * size * LOCI }, () =>
    Number(prng.chance(FREQUENCY)),
  );
  const shares = genesByDeme(after(generations, breeder, demesOf(founders, LOCI, size, score), trial.seed, score)).map(
    (genes) => {
      const rows = Array.from({ length: size }, (_, row) => row);
      return rows.filter((row) => expressed[0][allelesOf(genes, row)]).length / size;
    },
  );
  const law = allelesAfter(generations, LOCI, FREQUENCY, (alleles) => alleles >= WITH_STRESS);
  return meanAgainst(
    shares,
    law.slice(WITHOUT).reduce((sum, chance) => sum + chance, 0),
    0.002, // drift, of the order 1 / size a generation
  );
}

/** Armed by stress alone, it then is nearly always bound, and else hardly ever. */
const ACTIVATOR: FactorGene = {
  kind: 'factor',
  id: 'f0',
  parentId: null,
  motif: Array<number[]>(6).fill([32, 0, 0, 0]),
  effect: 4,
  threshold: -8,
  arming: [16],
  cooperativity: 0,
  isPioneer: true,
};

function moduleOf(basal: number): ModuleGene {
  const promoter = 'CCCCCAAAAAACCCCC';
  return { kind: 'module', id: 'm0', parentId: null, target: null, promoter, basal };
}

const BASES = 6;
/** Of a factor that reads four of them. */
const WEIGHTS = Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 2 : -1));
/** Molecules that have to be bound. */
const ENOUGH = 0.5;
const MUTATION = 0.05;

function canalization(operators: Operators, trial: Trial): Outcome {
  const [size, generations] = [1000, 60];
  const factor = { weights: WEIGHTS, concentration: 1 / 16, cooperativity: 1, isPioneer: false };
  const lives = Uint8Array.from({ length: 4 ** BASES }, (_, sequence) => {
    const dna = Uint8Array.from({ length: BASES }, (_base, at) => (sequence >> (2 * at)) & 3);
    return Number(operators.occupancyOf(dna, [factor], { length: BASES, weight: 0 }).bound[0] > ENOUGH);
  });
  const sequenceOf = (genes: Float64Array, row: number): number => {
    let sequence = 0;
    for (let at = 0; at < BASES; at++) sequence |= genes[row * BASES + at] << (2 * at);
    return sequence;
  };
  const score = (genes: Float64Array, row: number): number => lives[sequenceOf(genes, row)];
  const breeder = breederOf(operators, {
    size,
    loci: compileLoci(
      Array.from({ length: BASES }, (_, at) => ({ kind: 'categorical', name: `base${at}`, values: [...'ACGT'] })),
    ),
    parents: operators.roulette(),
    replacement: operators.generational(0),
    mutationRate: MUTATION,
  });
  const founder = lives.indexOf(1);
  const demes = replicatesOf(40, trial);
  const founders = Float64Array.from({ length: demes * size * BASES }, (_, at) => (founder >> (2 * (at % BASES))) & 3);
  const end = after(generations, breeder, demesOf(founders, BASES, size, score), trial.seed, score);
  const means = genesByDeme(end).map((genes) => {
    const living = Array.from({ length: size }, (_, row) => sequenceOf(genes, row)).filter((each) => lives[each] === 1);
    return living.reduce((sum, sequence) => sum + neutrality(sequence, BASES, lives), 0) / living.length;
  });
  const law = afterMutation(generations, BASES, lives, MUTATION, founder);
  return meanAgainst(means, meanNeutrality(law, BASES, lives));
}
