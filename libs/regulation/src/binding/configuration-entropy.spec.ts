import { dnaOf } from '../dna';
import { configurationEntropyBits } from './configuration-entropy';
import type { BindingFactor, Nucleosome } from './factor';

const NONE: Nucleosome = { length: 6, weight: 0 };

/** Binds one base by `bits` if it is A, not at all else. */
const onA = (bits: number, others: Partial<BindingFactor> = {}): BindingFactor => ({
  weights: Float64Array.of(bits, -1000, -1000, -1000),
  concentration: 1,
  cooperativity: 1,
  isPioneer: false,
  ...others,
});

const entropyOf = (weights: readonly number[]): number => {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((bits, weight) => bits - (weight / whole) * Math.log2(weight / whole), 0);
};

it('is that of a coin where one site is bound or not', () => {
  expect(configurationEntropyBits(dnaOf('A'), [onA(0)], NONE)).toBeCloseTo(1, 6);
  expect(configurationEntropyBits(dnaOf('A'), [onA(3)], NONE)).toBeCloseTo(entropyOf([1, 8]), 6);
});

it('sums over sites that are independent, and tells strands apart', () => {
  expect(configurationEntropyBits(dnaOf('ACACA'), [onA(2)], NONE)).toBeCloseTo(3 * entropyOf([1, 4]), 6);
  const either: BindingFactor = { ...onA(0), weights: Float64Array.of(0, 0, 0, 0) };
  expect(configurationEntropyBits(dnaOf('C'), [either], NONE)).toBeCloseTo(Math.log2(3), 6);
});

it('counts gains of neighbours, nucleosomes, and pioneers inside of them', () => {
  const neighbours = configurationEntropyBits(dnaOf('AA'), [onA(0, { cooperativity: 6 })], NONE);
  expect(neighbours).toBeCloseTo(entropyOf([1, 1, 1, 6]), 6);
  const wrap: Nucleosome = { length: 2, weight: 5 };
  expect(configurationEntropyBits(dnaOf('AC'), [onA(1)], wrap)).toBeCloseTo(entropyOf([1, 2, 5]), 6);
  const pioneer = onA(1, { isPioneer: true });
  expect(configurationEntropyBits(dnaOf('AC'), [pioneer], wrap)).toBeCloseTo(entropyOf([1, 2, 5, 10]), 6);
});

it('is 0 where nothing can bind, and falls as a factor outbids chance', () => {
  expect(configurationEntropyBits(dnaOf('ACGT'), [onA(0, { concentration: 0 })], NONE)).toBe(0);
  const at = (concentration: number): number => configurationEntropyBits(dnaOf('A'), [onA(0, { concentration })], NONE);
  expect(at(100)).toBeLessThan(at(1));
});
