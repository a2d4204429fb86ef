import { mean, prngOf } from '#base';
import { fitnessOf, genesAfter, LOCI, RIGHT, rightShare, UNDECIDED, WRONG } from './hinton-nowlan';

const prng = prngOf({ seed: 1, generation: 0, purpose: 'hinton-nowlan.spec', subject: 0 });
const genome = (undecided: number) =>
  Float64Array.from({ length: LOCI }, (_, at) => (at < undecided ? UNDECIDED : RIGHT));

it('a genome without a wrong allele is as fit as its trials are soon successful', () => {
  expect(fitnessOf(genome(0), 0, prng)).toBe(20);
  expect(fitnessOf(genome(0).with(7, WRONG), 0, prng)).toBe(1);
  const fitness = Array.from({ length: 20_000 }, () => fitnessOf(genome(5), 0, prng));
  expect(mean(fitness)).toBeCloseTo(20 - (19 * 31) / 1000, 1); // 2^5 - 1 failures on average
});

it('by generation 20 there are no wrong alleles, and a third are undecided', () => {
  const genes = Array.from({ length: 6 }, () => genesAfter(20, prng));
  expect(mean(genes.map(rightShare))).toBeCloseTo(0.67, 1);
  expect(mean(genes.map((each) => each.filter((gene) => gene === WRONG).length / each.length))).toBeLessThan(0.02);
});
