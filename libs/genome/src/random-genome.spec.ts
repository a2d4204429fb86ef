import { kolmogorovSmirnov, prngOf, uniformityDeviate } from '#base';
import { isGenomeOf } from './is-genome-of';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE } from './search-space';
import { toUnit } from './unit-scale';

describe('randomGenome', () => {
  const drawn = (seed: number) => {
    const prng = prngOf({ seed, generation: 0, subject: '', purpose: 'random-genome.spec' });
    return Array.from({ length: 3_000 }, () => randomGenome(DEFAULT_SEARCH_SPACE, prng));
  };

  // each verdict errs once in 10,000
  test.each([1, 2, 3])('draws every locus uniformly on its scale, seed %i', (seed) => {
    const genomes = drawn(seed);
    for (const locus of DEFAULT_SEARCH_SPACE) {
      const genes = genomes.map((genome) => genome[locus.name]);
      if (locus.kind === 'real') {
        const positions = genes.map((gene) => toUnit(locus, gene as number));
        expect(kolmogorovSmirnov(positions, (position) => position)).toBeLessThan(2.23);
      } else {
        const counts = [...locus.values].map((value) => genes.filter((gene) => gene === value).length);
        expect(uniformityDeviate(counts)).toBeLessThan(3.72);
      }
    }
  });

  it('draws genomes of the space, with the loci in order', () => {
    for (const genome of drawn(4).slice(0, 100)) {
      expect(isGenomeOf(DEFAULT_SEARCH_SPACE, genome)).toBe(true);
      expect(Object.keys(genome)).toEqual(DEFAULT_SEARCH_SPACE.map(({ name }) => name));
    }
  });
});
