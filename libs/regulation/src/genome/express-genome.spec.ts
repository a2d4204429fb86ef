import { prngOf } from '#base';
import { sequenceInformation } from '../motif/information';
import {
  armed,
  bindingFactors,
  expressionOf,
  logistic,
  moduleGates,
  networkModules,
  occupancyOfPromoter,
} from './express-genome';
import { foundGenome } from './found-genome';
import { genomeFault, marksFault } from './genome-fault';
import { motifMatrix, motifWeights } from './motif-weights';
import type { FactorGene, ModuleGene, RegulatoryGenome } from './regulatory-genome';
import { SETTINGS } from './testing/settings';

const FACTOR: FactorGene = {
  kind: 'factor',
  id: 'f0',
  parentId: null,
  motif: [
    [24, 0, 0, 0],
    [0, 24, 0, 0],
    [0, 0, 24, 0],
  ],
  effect: 3,
  threshold: 0.5,
  arming: [2, 0],
  cooperativity: 0,
  isPioneer: false,
};
const MODULE: ModuleGene = { kind: 'module', id: 'm0', parentId: null, target: null, promoter: 'ACG', basal: -1 };
const genome: RegulatoryGenome = { genes: [MODULE, FACTOR], chromatin: null };

it('expresses by the logistic of what is bound: of one site w / (1 + w)', () => {
  const [signal, weights] = [0.5, motifWeights(FACTOR)];
  expect(armed(FACTOR, [signal, 1])).toBeCloseTo(logistic(0.5 + 2 * signal), 12);
  const bits = [0, 1, 2].reduce((sum, at) => sum + weights[4 * at + at], 0);
  const reverse = weights[1] + weights[4 * 1 + 2] + weights[4 * 2 + 3]; // CGT, as the other strand reads
  expect(2 ** weights[0] + 3 * 2 ** weights[1]).toBeCloseTo(4, 12); // frequencies of a position sum to 1
  const weight = (logistic(1.5) / 64) * (2 ** bits + 2 ** reverse);
  const right = logistic(-1 + (3 * weight) / (1 + weight));
  expect(expressionOf(genome, [signal, 1], null)[0]).toBeCloseTo(right, 5);
  expect(() => expressionOf(genome, [signal], null)).toThrow(/signals/);
});

it('takes methylation off the log-odds, and adds acetylation', () => {
  const logOdds = (methylation: string, acetylation: number): number => {
    const [e] = expressionOf(genome, [0, 0], { m0: { methylation, acetylation, silence: 0 } });
    return Math.log(e / (1 - e));
  };
  expect(logOdds('0000', 0) - logOdds('2222', 0)).toBeCloseTo(4, 3);
  expect(logOdds('0000', 0) - logOdds('1111', 0)).toBeCloseTo(2, 3);
  expect(logOdds('0000', 1) - logOdds('0000', 0)).toBeCloseTo(3, 3);
});

it('has a phenotype where all is silent, and where there is nothing to express', () => {
  const silent = {
    genes: [
      { ...MODULE, basal: -8 },
      { ...MODULE, id: 'm1', basal: -8 },
    ],
    chromatin: null,
  };
  expect(moduleGates(silent, expressionOf(silent, [], null))).toEqual([0, 0]);
  expect(expressionOf({ genes: [FACTOR], chromatin: null }, [0, 0], null)).toEqual([]);
  expect(occupancyOfPromoter('AC', bindingFactors(genome, [0, 0])).bound).toEqual([0]); // shorter than the factor
});

it('gates modules of the network alone, by sorted ids', () => {
  const genes = [{ ...MODULE, id: 'm2' }, { ...MODULE, id: 'm1', target: 'learningRate' }, MODULE];
  expect(networkModules({ genes, chromatin: null })).toEqual(['m0', 'm2']);
  expect(moduleGates({ genes, chromatin: null }, [0.25, 1, 0.75])).toEqual([0.75, 0.25]);
});

it('founds sharp motifs, or those of a file in turn', () => {
  const prng = () => prngOf({ seed: 1, generation: 0, purpose: 'founders spec', subject: 0 });
  const drawn = foundGenome(SETTINGS, 2, prng()).genes.filter((gene) => gene.kind === 'factor');
  for (const factor of drawn) expect(sequenceInformation(motifMatrix(factor))).toBeGreaterThan(2);
  const motifs = '>a\nA [90 10 0]\nC [10 90 0]\nG [0 0 50]\nT [0 0 50]\n';
  const [first] = foundGenome({ ...SETTINGS, motifs }, 2, prng()).genes.filter((gene) => gene.kind === 'factor');
  const [column] = motifMatrix(first).columns;
  [0.9, 0.1, 0, 0].forEach((frequency, base) => expect(Math.abs(column[base] - frequency)).toBeLessThan(0.04));
});

it('tells what of a genome or of marks is not of the settings', () => {
  const founded = foundGenome(SETTINGS, 2, prngOf({ seed: 1, generation: 0, purpose: 'founders spec', subject: 0 }));
  const [module, factor] = founded.genes as [ModuleGene, FactorGene];
  const faultOf = (...genes: RegulatoryGenome['genes']): string | undefined =>
    genomeFault({ genes, chromatin: null }, SETTINGS, 2)?.field;
  expect(genomeFault(founded, SETTINGS, 2)).toBeUndefined();
  expect(faultOf(module, module)).toBe('genes');
  expect(faultOf(...Array.from({ length: 6 }, (_, at) => ({ ...factor, id: `f${at}` })))).toBe('factors');
  expect(faultOf({ ...module, promoter: 'ACG' })).toBe('m0 promoter');
  expect(faultOf({ ...module, target: 'learningRate' })).toBe('target');
  expect(faultOf({ ...factor, arming: [1] })).toBe('f0 arming');
  expect(faultOf({ ...factor, motif: Array(17).fill([0, 0, 0, 0]) as number[][] })).toBe('f0 motif');
  expect(marksFault({}, founded, SETTINGS)?.field).toBe('marks');
  expect(marksFault(null, founded, SETTINGS)).toBeUndefined();
});
