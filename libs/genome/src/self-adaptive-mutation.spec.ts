import { kolmogorovSmirnov, normalCdf, prngOf } from '#base';
import { compileLoci } from './loci';
import type { Mutation } from './mutation';
import { RATE_LOCI } from './rate-loci';
import type { RealLocus, SearchSpace } from './search-space';
import { selfAdaptiveMutation } from './self-adaptive-mutation';
import { fromUnit, span, toUnit } from './unit-scale';

const LETTERS: SearchSpace = Array.from({ length: 20 }, (_, at) => {
  return { kind: 'categorical', name: `letter${at}`, values: ['a', 'b', 'c'] };
});
const NUMBER: RealLocus = { kind: 'real', name: 'number', low: -1, high: 1, scale: 'linear' };
const LOCI = compileLoci([...LETTERS, ...RATE_LOCI]);
const [RATE, SCALE, CROSSOVER] = [20, 21, 22];
const MIDDLE = RATE_LOCI.map((locus) => fromUnit(locus, 0.5));
const FOUNDER = Float64Array.of(...LETTERS.map(() => 0), ...MIDDLE);
const SETTINGS = { rate: 0, scale: 0, step: 0.3 };
const CHILDREN = 20_000;

/** Children of one genome, each by a stream of its own. */
function childrenOf(genome: Float64Array, mutate: Mutation, seed = 1): Float64Array[] {
  const prng = prngOf({ seed, generation: 0, subject: 0, purpose: 'self-adaptive-mutation.spec' });
  return Array.from({ length: CHILDREN }, (_, child) => {
    const genes = genome.slice();
    mutate(genes, 0, prng.seek(child));
    return genes;
  });
}

const changedOf = (child: Float64Array): number => child.subarray(0, RATE).filter((gene) => gene !== 0).length;

describe.each([1, 2, 3])('seed %i', (seed) => {
  test.each([
    [RATE, RATE_LOCI[0]],
    [SCALE, RATE_LOCI[1]],
    [CROSSOVER, RATE_LOCI[2]],
  ])('gene %i takes a normal step on its scale, as large as the setting says', (at, locus) => {
    const own = (value: number): number => toUnit(locus, value) * span(locus);
    const children = childrenOf(FOUNDER, selfAdaptiveMutation(LOCI, { ...SETTINGS, step: 0.1 }), seed);
    const steps = children.map((child) => (own(child[at]) - own(FOUNDER[at])) / 0.1);
    expect(kolmogorovSmirnov(steps, normalCdf)).toBeLessThan(2.2); // passed once in 8,000
  });

  it('mutates the other genes by the new rate of the child', () => {
    const children = childrenOf(FOUNDER, selfAdaptiveMutation(LOCI, { ...SETTINGS, step: 1 }), seed);
    const residuals = children.map((child) => changedOf(child) - RATE * child[RATE]);
    const variance = children.reduce((sum, child) => sum + RATE * child[RATE] * (1 - child[RATE]), 0);
    expect(Math.abs(residuals.reduce((sum, each) => sum + each, 0)) / Math.sqrt(variance)).toBeLessThan(4);
    const above = residuals.filter((_, at) => children[at][RATE] > FOUNDER[RATE]);
    expect(Math.abs(above.reduce((sum, each) => sum + each, 0)) / Math.sqrt(variance)).toBeLessThan(4);
  });
});

it('takes steps of real genes by the new scale of the child', () => {
  const loci = compileLoci([NUMBER, RATE_LOCI[1]]);
  const genome = Float64Array.of(0, 0.03);
  const children = childrenOf(genome, selfAdaptiveMutation(loci, { rate: 1, scale: 0.5, step: 0.5 }));
  const steps = children.map(([number, scale]) => number / (2 * scale));
  expect(kolmogorovSmirnov(steps, normalCdf)).toBeLessThan(2.2);
});

it('keeps rates within the bounds of their loci, whatever the step', () => {
  const children = childrenOf(FOUNDER, selfAdaptiveMutation(LOCI, { ...SETTINGS, step: 10 }));
  RATE_LOCI.forEach(({ low, high }, at) => {
    const rates = children.map((child) => child[RATE + at]);
    expect(rates.filter((rate) => !(rate >= low && rate <= high))).toEqual([]);
    expect(new Set(rates).size).toBeGreaterThan(CHILDREN / 2);
  });
});

it('has the settings where a rate is no gene: of 0 nothing changes, of 1 everything', () => {
  const loci = compileLoci(LETTERS);
  const genome = new Float64Array(20);
  const changesOf = (rate: number): number[] =>
    childrenOf(genome, selfAdaptiveMutation(loci, { ...SETTINGS, rate })).map(changedOf);
  expect(new Set(changesOf(0))).toEqual(new Set([0]));
  expect(new Set(changesOf(1))).toEqual(new Set([20]));
});
