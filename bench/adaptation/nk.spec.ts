import { correlation, mean, prngOf, standardError } from '#base';
import { nkLandscape } from './nk';

const stream = (subject: number) => prngOf({ seed: 1, generation: 0, subject, purpose: 'nk.spec' });
const LOCI = 12;

/** Fitness of random genomes, and of the same with one locus changed. */
function steps(neighbours: number) {
  const fitnessOf = nkLandscape(LOCI, neighbours, stream(neighbours));
  const prng = stream(100);
  return Array.from({ length: 4000 }, () => {
    const genes = Array.from({ length: LOCI }, () => prng.integer(2));
    const changed = genes.map((gene, at) => (at === 3 ? 1 - gene : gene));
    return [fitnessOf(genes, 0), fitnessOf(changed, 0)] as const;
  });
}

test('without neighbours what a locus adds does not depend on the others', () => {
  const changes = steps(0).map(([before, after]) => Math.abs(after - before).toFixed(12));
  expect(new Set(changes).size).toBe(1);
});

// of N contributions K + 1 become another one of M = 2^(K+1) (Fontana et al. 1993: 1 - (K + 1) / N, where M is large)
test.each([0, 3, 11])(
  'with %i neighbours the fitness of neighbours is correlated as theory says, on average',
  (neighbours) => {
    const correlations = Array.from({ length: 30 }, (_, seed) => {
      const fitnessOf = nkLandscape(LOCI, neighbours, stream(1000 + 100 * neighbours + seed));
      const prng = stream(seed);
      const pairs = Array.from({ length: 400 }, () => {
        const genes = Array.from({ length: LOCI }, () => prng.integer(2));
        const at = prng.integer(LOCI);
        return [
          fitnessOf(genes, 0),
          fitnessOf(
            genes.map((gene, locus) => (locus === at ? 1 - gene : gene)),
            0,
          ),
        ] as const;
      });
      return correlation(
        pairs.map(([one]) => one),
        pairs.map(([, other]) => other),
      );
    });
    const combinations = 2 ** (neighbours + 1);
    const expected = 1 - (((neighbours + 1) / LOCI) * combinations) / (combinations - 1);
    expect(Math.abs(mean(correlations) - expected)).toBeLessThan(4 * standardError(correlations) + 0.01);
  },
);
