import { prngOf, uniformityDeviate } from '#base';
import { crossover, type CrossoverScheme } from './crossover';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE as SPACE, type SearchSpace } from './search-space';

const SCHEMES: readonly CrossoverScheme[] = ['uniform', 'one-point'];
const CASES = SCHEMES.flatMap((scheme) => [1, 2, 3].map((seed) => [scheme, seed] as const));
const TRIALS = 4_000;
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'crossover.spec' });

/** Origins of the genes of many children, [children][loci]. */
function originsOf(scheme: CrossoverScheme, seed: number): number[][] {
  const prng = stream(seed);
  const mother = randomGenome(SPACE, prng);
  const father = randomGenome(SPACE, prng);
  return Array.from({ length: TRIALS }, () => {
    const { origins } = crossover(mother, father, SPACE, scheme, prng);
    return SPACE.map(({ name }) => origins[name]);
  });
}

describe('crossover', () => {
  // each verdict errs once in 10,000
  test.each(CASES)('%s takes every gene from either parent alike, seed %i', (scheme, seed) => {
    const children = originsOf(scheme, seed);
    SPACE.forEach((_, locus) => {
      const fromFather = children.filter((origins) => origins[locus] === 1).length;
      expect(uniformityDeviate([fromFather, TRIALS - fromFather])).toBeLessThan(3.72);
    });
  });

  test.each(CASES)('%s tells the true origin of every gene, seed %i', (scheme, seed) => {
    const prng = stream(seed);
    for (let trial = 0; trial < 200; trial++) {
      const parents = [randomGenome(SPACE, prng), randomGenome(SPACE, prng)];
      const { genome, origins } = crossover(parents[0], parents[1], SPACE, scheme, prng);
      for (const { name } of SPACE) expect(genome[name]).toBe(parents[origins[name]][name]);
      expect(Object.keys(genome)).toEqual(SPACE.map(({ name }) => name));
    }
  });

  test.each([1, 2, 3])('uniform inherits neighbouring loci independently, seed %i', (seed) => {
    const children = originsOf('uniform', seed);
    for (let locus = 1; locus < SPACE.length; locus++) {
      const together = children.filter((origins) => origins[locus] === origins[locus - 1]).length;
      expect(uniformityDeviate([together, TRIALS - together])).toBeLessThan(3.72);
    }
  });

  test.each([1, 2, 3])('one-point cuts once, between any two loci alike, seed %i', (seed) => {
    const cuts = originsOf('one-point', seed).map((origins) => {
      const changes = origins.flatMap((origin, locus) => (locus > 0 && origin !== origins[locus - 1] ? [locus] : []));
      expect(changes).toHaveLength(1);
      return changes[0];
    });
    const counts = SPACE.slice(1).map((_, index) => cuts.filter((cut) => cut === index + 1).length);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });

  test.each(SCHEMES)('%s of a space of one locus takes the gene of either', (scheme) => {
    const space: SearchSpace = [{ kind: 'ordinal', name: 'size', values: [1, 2] }];
    const prng = stream(4);
    const sizes = Array.from(
      { length: 1_000 },
      () => crossover({ size: 1 }, { size: 2 }, space, scheme, prng).genome.size,
    );
    const ones = sizes.filter((size) => size === 1).length;
    expect(uniformityDeviate([ones, 1_000 - ones])).toBeLessThan(3.72);
  });
});
