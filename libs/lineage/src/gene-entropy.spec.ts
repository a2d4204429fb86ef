import { prngOf } from '#base';
import { DEFAULT_SEARCH_SPACE, mutate, randomGenome, type SearchSpace } from '#genome';
import { populationGeneEntropy } from './gene-entropy';

const SPACE: SearchSpace = [
  { kind: 'categorical', name: 'letter', values: ['a', 'b', 'c', 'd'] },
  { kind: 'ordinal', name: 'size', values: [1, 2] },
  { kind: 'real', name: 'rate', low: 1e-4, high: 1, scale: 'log' },
];

describe('populationGeneEntropy', () => {
  it('is the entropy of the allele frequencies, real genes binned on their scale', () => {
    const population = [
      { letter: 'a', size: 1, rate: 1e-4 },
      { letter: 'b', size: 1, rate: 2e-4 }, // the same eighth of four decades
      { letter: 'c', size: 1, rate: 0.9 },
      { letter: 'd', size: 2, rate: 1 },
    ];
    const { letter, size, rate } = populationGeneEntropy(population, SPACE);
    expect(letter).toBeCloseTo(2, 12);
    expect(size).toBeCloseTo(-0.75 * Math.log2(0.75) + 0.25 * 2, 12);
    expect(rate).toBeCloseTo(1, 12);
  });

  it('is zero in a population of clones and at a locus without variation', () => {
    const clones = Array.from({ length: 5 }, () => ({ letter: 'a', size: 2, rate: 0.01 }));
    expect(populationGeneEntropy(clones, SPACE)).toEqual({ letter: 0, size: 0, rate: 0 });
    const fixed: SearchSpace = [{ kind: 'real', name: 'rate', low: 0.01, high: 0.01, scale: 'log' }];
    expect(populationGeneEntropy(clones, fixed)).toEqual({ rate: 0 });
  });

  test.each([1, 2, 3])('mutation raises it at every locus, seed %i', (seed) => {
    const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'gene-entropy.spec' });
    const founder = randomGenome(DEFAULT_SEARCH_SPACE, prng);
    const mutants = Array.from({ length: 60 }, () =>
      mutate(founder, DEFAULT_SEARCH_SPACE, { rate: 0.5, scale: 0.3 }, prng),
    );
    const bits = Object.values(populationGeneEntropy(mutants, DEFAULT_SEARCH_SPACE));
    expect(bits).toHaveLength(DEFAULT_SEARCH_SPACE.length);
    expect(Math.min(...bits)).toBeGreaterThan(0);
  });

  it('refuses an empty population', () => {
    expect(() => populationGeneEntropy([], SPACE)).toThrow(RangeError);
  });
});
