/**
 * The entropy ledger: how much is open at each level, from what is written to who is what (docs/entropy.md). Of predictions, genes and species there are tables of their
 * own.
 */
import { mean } from '#base';
import { countsOf, estimateEntropyBits, mutualInformationBits } from '#entropy';
import { demesOf } from './deme';
import { bindingEntropyBits, matrixInformationBits, siteBits } from './ledger/binding';
import { genotypesOf, phenotypesOf } from './ledger/kinds';
import { type Level, type Loci, lociOf } from './ledger/loci';
import { MARKS } from './ledger/marks';
import { distanceBetween, meanDistance, type Variation, variationIn } from './ledger/variation';
import { writtenEntropyBits } from './ledger/written';
import type { LivedGeneration, Member } from './lived-generation';
import { byName, type Metric, type Need, once, whole } from './metric';

type Valued = (generation: LivedGeneration) => number | null | undefined;

function ofAll(name: string, unit: string, help: string, valueOf: Valued, needs?: Need): Metric<LivedGeneration> {
  const compute = (generation: LivedGeneration) => whole(valueOf(generation));
  return { name, unit, scope: 'generation', direction: null, help, needs, compute };
}

const ESTIMATED = 'estimated (Chao, Wang and Jost 2013)';

interface Described {
  readonly unit: string;
  /** Of what the entropy is. */
  readonly of: string;
  readonly needs: Need;
}

const LEVELS: Readonly<Record<Exclude<Level, 'allele'>, Described>> = {
  promoter: { unit: 'bits per base', of: 'the base at a place of a promoter', needs: 'regulation' },
  matrix: { unit: 'bits per position', of: 'the weights at a position of a motif', needs: 'regulation' },
  methylationLevel: {
    unit: 'bits per promoter',
    of: 'how many sites of a promoter are methylated',
    needs: 'chromatin',
  },
  expressionLevel: { unit: 'bits per promoter', of: 'the expression of a promoter, in eighths', needs: 'regulation' },
};

/** Of demes where somebody has something at this level. */
const inDemes = (level: Level) =>
  once((generation: LivedGeneration): readonly Loci[] =>
    Object.values(demesOf(generation))
      .map(({ population }) => lociIn(population, level, generation))
      .filter(({ size }) => size > 0),
  );

const IN_DEMES: Readonly<Record<Level, ReturnType<typeof inDemes>>> = {
  allele: inDemes('allele'),
  promoter: inDemes('promoter'),
  matrix: inDemes('matrix'),
  methylationLevel: inDemes('methylationLevel'),
  expressionLevel: inDemes('expressionLevel'),
};

function lociIn(members: readonly Member[], level: Level, { space }: LivedGeneration): Loci {
  return members.length === 0 ? new Map() : lociOf(level, members, space);
}

function variationOf(level: Exclude<Level, 'allele'>): readonly Metric<LivedGeneration>[] {
  const { unit, of, needs } = LEVELS[level];
  const variation = once((generation: LivedGeneration): Variation | null => variationIn(IN_DEMES[level](generation)));
  const part = (name: string, help: string, valueOf: (variation: Variation) => number | null) =>
    ofAll(`${level}${name}`, unit, help, (generation) => mapped(variation(generation), valueOf), needs);
  return [
    part(
      'EntropyBits',
      `Shannon entropy of ${of} among individuals, ${ESTIMATED}. Mean over genes alike by descent, by copies, of 256 loci at most.`,
      ({ bits }) => bits,
    ),
    part(
      'WithinDemesBits',
      `Of ${level}EntropyBits what is left within demes; none in one deme.`,
      ({ withinBits }) => withinBits,
    ),
    part(
      'BetweenDemesBits',
      `Of ${level}EntropyBits what the deme tells, adjusted for chance (Vinh, Epps and Bailey 2010); none in one deme.`,
      ({ betweenBits }) => betweenBits,
    ),
  ];
}

const DISTANCE =
  'Root of the Jensen-Shannon divergence in bits, adjusted for chance, the mean over loci that both have, of 256 at most: from 0, no more unlike than by chance, to 1, nothing in common ' +
  '(Endres and Schindelin 2003).';

function distancesOf(level: Level): readonly Metric<LivedGeneration>[] {
  const { of, needs } = level === 'allele' ? { of: 'the allele of a locus', needs: undefined } : LEVELS[level];
  const unit = 'distance';
  return [
    ofAll(
      `${level}DemeDistance`,
      unit,
      `How far apart demes are in ${of}, the mean over pairs of demes, of 64 at most. ${DISTANCE}`,
      (generation) => meanDistance(IN_DEMES[level](generation)),
      needs,
    ),
    {
      name: `${level}GenerationDistance`,
      unit,
      scope: 'deme',
      direction: null,
      help: `How far the viable newborns of the deme are from those who could be parents there in ${of}; who lives on is no newborn. ${DISTANCE}`,
      needs,
      compute: (generation) =>
        byName(demesOf(generation), ({ living, before }) => {
          const newborns = living.filter((member) => member.generation === generation.generation);
          return distanceBetween(lociIn(before, level, generation), lociIn(newborns, level, generation));
        }),
    },
  ];
}

function entropyOf(kinds: readonly string[]): number | null {
  return kinds.length === 0 ? null : estimateEntropyBits(countsOf(kinds));
}

/** Of a coin. */
function coinBits(chance: number): number {
  return [chance, 1 - chance].reduce((bits, own) => (own > 0 ? bits - own * Math.log2(own) : bits), 0);
}

export const LEDGER_METRICS: readonly Metric<LivedGeneration>[] = [
  {
    name: 'writtenEntropyBits',
    unit: 'bits per character',
    scope: 'niche',
    direction: null,
    needs: 'arena',
    help: `Shannon entropy of a character given the one before it in the texts that individuals of the niche wrote for battles, as they draw symbols; ${ESTIMATED}, of about 65,536 characters at most.`,
    compute: ({ written }) => byName(written, writtenEntropyBits),
  },
  ofAll(
    'matrixInformationBits',
    'bits per factor',
    'Information of the motifs that factors have: 2 bits less the entropy of each position, summed (Schneider et al. 1986). Weights are genes and no sample: nothing is corrected.',
    matrixInformationBits,
    'regulation',
  ),
  ofAll(
    'siteInformationBits',
    'bits per site',
    'R_sequence of the sites that factors really bind, each counting as much as it is likely bound, corrected exactly for how few there are (Schneider et al. 1986). Mean over bound ' +
      'molecules, of 16 individuals at most, fewer where they have more than 2,048 sites.',
    (generation) => siteBits(generation)?.sequence,
    'regulation',
  ),
  ofAll(
    'siteFrequencyBits',
    'bits per site',
    'R_frequency, what it takes to find them: log2 of places for a factor over its bound molecules (Schneider 2000). Mean over bound molecules.',
    (generation) => siteBits(generation)?.frequency,
    'regulation',
  ),
  ofAll(
    'bindingEntropyBits',
    'bits per promoter',
    'Shannon entropy of what is bound to a promoter in equilibrium, over all configurations, exactly (docs/regulation.md). Mean over promoters, of 16 individuals at most, fewer where they have more than 2,048 sites.',
    bindingEntropyBits,
    'regulation',
  ),
  ofAll(
    'methylationEntropyBits',
    'bits per site',
    `Shannon entropy of patterns of methylation among individuals, a site (Xie et al. 2011), ${ESTIMATED}. Mean over promoters alike by descent, by copies.`,
    MARKS.methylationEntropy,
    'chromatin',
  ),
  ofAll(
    'epipolymorphism',
    'chance',
    'The chance that two individuals have different patterns of methylation on a promoter, without bias (Landan et al. 2012). Mean over promoters, by copies.',
    MARKS.epipolymorphism,
    'chromatin',
  ),
  ofAll(
    'normalisedMethylationEntropy',
    'share',
    `Shannon entropy of how many sites of a promoter are methylated, as a share of its most, log2(sites + 1) (Jenkinson et al. 2017), ${ESTIMATED}. Mean over promoters, by copies.`,
    MARKS.normalisedMethylationEntropy,
    'chromatin',
  ),
  ofAll(
    'expressionEntropyBits',
    'bits per promoter',
    'Shannon entropy of whether a promoter is on, its expression e being the chance: from 0, always on or always silent, to 1. Mean over promoters of all who lived.',
    ({ population }) => {
      const all = population.flatMap(({ expressed }) => expressed?.expression ?? []);
      return all.length === 0 ? null : mean(all.map(coinBits));
    },
    'regulation',
  ),
  ofAll(
    'genotypeEntropyBits',
    'bits per individual',
    `Shannon entropy of genotypes, all alleles of the search space together, without regulatory genes, real ones in eighths of their scale, ${ESTIMATED}. Where nearly all differ it tells little more than how many they are.`,
    ({ population, space }) => entropyOf(genotypesOf(population, space)),
  ),
  ofAll(
    'phenotypeEntropyBits',
    'bits per individual',
    `Shannon entropy of phenotypes of the viable, the alleles that they show and which regulated modules are open, ${ESTIMATED}.`,
    ({ population, space }) =>
      entropyOf(
        phenotypesOf(
          population.filter(({ score }) => score !== null),
          space,
        ),
      ),
  ),
  ...(Object.keys(LEVELS) as (keyof typeof LEVELS)[]).flatMap(variationOf),
  ...(Object.keys(IN_DEMES) as Level[]).flatMap(distancesOf),
  {
    name: 'cueInformationBits',
    unit: 'bits',
    scope: 'tournament',
    direction: null,
    needs: 'regulation',
    help: 'I(E;C): what the text that a cue is of tells of the text that an individual lives on, over all lives so far. What the signals tell, which are made of it, is at most that. 0 where there was one text.',
    compute: ({ cues }) => whole(mutualInformationBits(cues)),
  },
];

function mapped<From, To>(value: From | null, map: (value: From) => To): To | null {
  return value === null ? null : map(value);
}
