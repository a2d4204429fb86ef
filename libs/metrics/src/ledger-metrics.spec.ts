import { mean } from '#base';
import { countsOf, estimateEntropyBits } from '#entropy';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import {
  bindingInformation,
  epipolymorphism,
  type FactorGene,
  type ModuleGene,
  type RegulatoryGenome,
} from '#regulation';
import { LEDGER_METRICS } from './ledger-metrics';
import type { LivedGeneration, Member } from './lived-generation';
import { byNames, measure } from './metric';
import { lived, memberOf, scoreOf } from './testing/lived';

const factor = (id: string, motif: FactorGene['motif']): FactorGene => ({
  kind: 'factor',
  id,
  parentId: null,
  motif,
  effect: 2,
  threshold: 1,
  arming: [0],
  cooperativity: 0,
  isPioneer: false,
});
const promoterOf = (id: string, promoter: string): ModuleGene => {
  return { kind: 'module', id, parentId: null, target: null, promoter, basal: 0 };
};
const MOTIF = [[24, 0, 0, 0], [0, 24, 0, 0]] as const; // prettier-ignore
const genomeOf = (promoter: string, motif: FactorGene['motif'] = MOTIF): RegulatoryGenome => ({
  genes: [promoterOf('m0', promoter), factor('f0', motif)],
  chromatin: null,
});
const marksOf = (methylation: string) => ({ m0: { methylation, acetylation: 0, silence: 0 } });

const one = (slot: number, change: Partial<Member>): Member => memberOf(1, slot, { score: scoreOf(2), ...change });
const regulated = (slot: number, deme: string, promoter: string, methylation: string, expression: number): Member =>
  one(slot, {
    deme,
    regulation: genomeOf(promoter),
    expressed: { signals: [0.5], expression: [expression], marks: marksOf(methylation) },
  });

const NORTH = [regulated(0, 'north', 'AACC', '2200', 0.9), regulated(1, 'north', 'AACC', '2200', 0.9)];
const SOUTH = [regulated(2, 'south', 'TACC', '0000', 0.1), regulated(3, 'south', 'TACC', '0100', 0.1)];
const told = (population: readonly Member[], change: Partial<LivedGeneration> = {}) =>
  byNames(measure(LEDGER_METRICS, 1, lived(population, { demes: ['north', 'south'], ...change }))).metrics;

it('has no value, and not 0, of what a tournament does not have', () => {
  const names = Object.keys(told([one(0, { deme: 'north' }), one(1, { deme: 'north' })]));
  expect(names.sort()).toEqual(['genotypeEntropyBits', 'phenotypeEntropyBits']);
  const bare = told(NORTH.map((own) => ({ ...own, expressed: { ...own.expressed!, marks: null } })));
  const missing = LEDGER_METRICS.filter(({ name }) => bare[name] === undefined);
  const ofMarks = LEDGER_METRICS.filter(({ needs }) => needs === 'chromatin');
  expect(missing).toEqual(expect.arrayContaining(ofMarks));
  // of one deme, of a first generation, without cues and an arena
  const others = missing.filter(({ needs }) => needs !== 'chromatin').map(({ name }) => name);
  for (const name of others) expect(name).toMatch(/Demes?(Bits|Distance)|GenerationDistance|^cue|^written/);
});

it('tells variation of promoters by base, and what the deme tells of it', () => {
  const metrics = told([...NORTH, ...SOUTH]);
  const halves = estimateEntropyBits([2, 2]);
  expect(metrics.promoterEntropyBits.all).toBeCloseTo(halves / 4, 12); // one base of four
  expect(metrics.promoterBetweenDemesBits.all).toBeCloseTo(halves / 4, 12);
  expect(metrics.promoterWithinDemesBits.all).toBeCloseTo(0, 12);
  expect(metrics.promoterDemeDistance.all).toBeCloseTo(1 / 2, 12); // the root of one base of four
  expect(metrics.expressionLevelBetweenDemesBits.all).toBeCloseTo(halves, 12);
  expect([metrics.matrixEntropyBits.all, metrics.matrixDemeDistance.all]).toEqual([0, 0]);
});

it('compares genes that are alike by descent alone, and says nothing of one that a single individual has', () => {
  const alone = { ...genomeOf('GGGG'), genes: [promoterOf('m0', 'AACC'), promoterOf('1-0-0', 'GGGG')] };
  expect(told([NORTH[0], one(1, { deme: 'north', regulation: alone })]).promoterEntropyBits.all).toBe(0);
  const other = { ...alone, genes: [promoterOf('1-0-0', 'GGGG')] };
  expect(told([NORTH[0], one(1, { deme: 'north', regulation: other })]).promoterEntropyBits).toBeUndefined();
});

it('tells patterns of methylation over individuals, and how unlike demes are in how many sites are methylated', () => {
  const metrics = told([...NORTH, ...SOUTH]);
  const patterns = ['1100', '1100', '0000', '0100'];
  expect(metrics.methylationEntropyBits.all).toBeCloseTo(estimateEntropyBits(countsOf(patterns)) / 4, 12);
  const booleans = patterns.map((pattern) => [...pattern].map((site) => site === '1'));
  expect(metrics.epipolymorphism.all).toBeCloseTo(epipolymorphism(booleans), 12);
  expect(metrics.normalisedMethylationEntropy.all).toBeCloseTo(
    estimateEntropyBits(countsOf([2, 2, 0, 1])) / Math.log2(5),
    12,
  );
  expect(metrics.methylationLevelDemeDistance.all).toBeCloseTo(1, 12); // no number in common
});

it('tells how open it is whether a promoter is on: h2 of its expression', () => {
  const h2 = -0.9 * Math.log2(0.9) - 0.1 * Math.log2(0.1);
  expect(told([...NORTH, ...SOUTH]).expressionEntropyBits.all).toBeCloseTo(h2, 12);
});

it('tells what is bound of each promoter, where there are the signals that individuals had', () => {
  const metrics = told(NORTH);
  const { promoterBits, factors } = bindingInformation(genomeOf('AACC'), [0.5]);
  expect(metrics.bindingEntropyBits.all).toBeCloseTo(promoterBits[0], 12);
  expect(metrics.siteInformationBits.all).toBeCloseTo(factors[0].sequenceBits, 12);
  expect(metrics.siteFrequencyBits.all).toBeCloseTo(factors[0].frequencyBits, 12);
  const p = 8 / 11; // 24 eighths of a bit more than the three others
  const column = -p * Math.log2(p) - (1 - p) * Math.log2((1 - p) / 3);
  expect(metrics.matrixInformationBits.all).toBeCloseTo(2 * (2 - column), 12);
});

it('tells how far a deme is from what it was', () => {
  const before = SOUTH.map((own) => ({ ...own, deme: 'north' }));
  const metrics = told(NORTH, { before });
  expect(metrics.promoterGenerationDistance).toEqual({ north: expect.closeTo(1 / 2, 12) });
  expect(metrics.expressionLevelGenerationDistance).toEqual({ north: expect.closeTo(1, 12) });
  const alike = NORTH.map((own, at) => ({ ...own, id: `k3-0-${at}`, generation: 0 }));
  expect(told(NORTH, { before: alike }).promoterGenerationDistance).toEqual({ north: 0 });
});

it('compares newborns with those before: who lives on is in both and tells nothing', () => {
  const old = NORTH.map((own) => ({ ...own, generation: 0 }));
  const newborns = SOUTH.map((own) => ({ ...own, deme: 'north' }));
  const metrics = told([...old, ...newborns], { before: old });
  expect(metrics.expressionLevelGenerationDistance).toEqual({ north: expect.closeTo(1, 12) });
  expect(told(old, { before: old }).expressionLevelGenerationDistance).toBeUndefined();
});

it('leaves out loci that each has once, which every way to deal them makes as unlike', () => {
  const apart = [NORTH[0], SOUTH[0]];
  expect(told(apart).expressionLevelDemeDistance).toBeUndefined();
  expect(told([...NORTH, ...SOUTH]).expressionLevelDemeDistance.all).toBeCloseTo(1, 12);
});

it('tells how far apart demes are in alleles: the root of the share of loci that have none in common', () => {
  const ofFamily = (own: Member, family: string) => ({ ...own, genome: { ...NORTH[0].genome, family } });
  const population = [...NORTH.map((own) => ofFamily(own, 'gru')), ...SOUTH.map((own) => ofFamily(own, 'transformer'))];
  const metrics = told(population);
  expect(metrics.alleleDemeDistance.all).toBeCloseTo(Math.sqrt(1 / DEFAULT_SEARCH_SPACE.length), 12);
  expect(metrics.genotypeEntropyBits.all).toBeCloseTo(estimateEntropyBits([2, 2]), 12);
});

it('looks at fewer individuals where they have many sites', () => {
  // 500 promoters of 32 bases, one factor: 16,000 sites, of which two individuals have less than 32,768
  const genes = [
    ...Array.from({ length: 500 }, (_, at) => promoterOf(`m${at}`, 'ACGTTGCA'.repeat(4))),
    ...genomeOf('').genes.slice(1),
  ];
  const population = Array.from({ length: 4 }, (_, slot) => {
    const own = regulated(slot, 'north', slot < 2 ? 'AACC' : 'AAAA', '0000', 0.5);
    return slot === 1 ? { ...own, regulation: { genes, chromatin: null } } : own;
  });
  const bitsOf = ({ regulation }: Member) => bindingInformation(regulation!, [0.5]).promoterBits;
  const [few, all] = [[population[0], population[2]], population].map((own) => mean(own.flatMap(bitsOf)));
  expect(told(population).bindingEntropyBits.all).toBeCloseTo(few, 12);
  expect(Math.abs(few - all)).toBeGreaterThan(0.1);
});

it('counts a phenotype by what it shows: alleles, and modules that are open', () => {
  const genome = NORTH[0].genome;
  const alike = [...NORTH, ...SOUTH].map((own) => ({ ...own, genome }));
  expect(told(alike).genotypeEntropyBits.all).toBe(0);
  expect(told(alike).phenotypeEntropyBits.all).toBe(0);
  const silent = alike.map((own, at) =>
    at < 2 ? own : { ...own, expressed: { ...own.expressed!, expression: [0.01] } },
  );
  expect(told(silent).phenotypeEntropyBits.all).toBeCloseTo(estimateEntropyBits([2, 2]), 12);
});

it('tells what cues say of texts', () => {
  const metrics = told(NORTH, { cues: [[400, 0], [0, 400]] }); // prettier-ignore
  expect(metrics.cueInformationBits.all).toBeCloseTo(1, 2);
});
