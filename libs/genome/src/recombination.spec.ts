import { prngOf, sum, uniformityDeviate } from '#base';
import { type CrossoverScheme, recombination } from './recombination';

const SCHEMES: readonly CrossoverScheme[] = ['uniform', 'one-point'];
const CASES = SCHEMES.flatMap((scheme) => [1, 2, 3].map((seed) => [scheme, seed] as const));
const TRIALS = 4_000;
const LOCI = 40; // more than a word has bits
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'crossover.spec' });

/** Givers of the genes of many children, [children][loci]. */
function originsOf(scheme: CrossoverScheme, seed: number, loci = LOCI, trials = TRIALS): number[][] {
  const prng = stream(seed);
  const givers = new Uint8Array(trials * loci);
  for (let child = 0; child < trials; child++) recombination(scheme)(givers, child, loci, prng);
  return Array.from({ length: trials }, (_, child) => [...givers.subarray(child * loci, (child + 1) * loci)]);
}

describe('recombination', () => {
  // each verdict errs once in 10,000
  test.each(CASES)('%s takes every gene from either parent alike, seed %i', (scheme, seed) => {
    const children = originsOf(scheme, seed);
    for (let locus = 0; locus < LOCI; locus++) {
      const fromFather = children.filter((origins) => origins[locus] === 1).length;
      expect(uniformityDeviate([fromFather, TRIALS - fromFather])).toBeLessThan(3.72);
    }
  });

  test.each([1, 2, 3])('uniform inherits neighbouring loci independently, seed %i', (seed) => {
    const children = originsOf('uniform', seed);
    for (let locus = 1; locus < LOCI; locus++) {
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
    const counts = Array.from({ length: LOCI - 1 }, (_, index) => cuts.filter((cut) => cut === index + 1).length);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });

  test.each(SCHEMES)('%s of one locus takes the gene of either', (scheme) => {
    const seconds = sum(originsOf(scheme, 4, 1).flat());
    expect(uniformityDeviate([seconds, TRIALS - seconds])).toBeLessThan(3.72);
  });
});
