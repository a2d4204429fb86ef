import { allelesAfter } from './assimilation';

const meanOf = (law: Float64Array): number => law.reduce((sum, chance, alleles) => sum + chance * alleles, 0);

it('leaves frequencies as they are where everyone is a parent', () => {
  const law = allelesAfter(3, 6, 0.3, () => true);
  expect(meanOf(law)).toBeCloseTo(6 * 0.3, 12);
  expect(law[6]).toBeCloseTo(0.3 ** 6, 12); // loci stay independent
});

it('of two loci by hand', () => {
  // who has an allele at all: one in 2/3, two in 1/3. Couples of one and one have the same locus half of the time
  const law = allelesAfter(1, 2, 1 / 2, (alleles) => alleles > 0);
  expect(law[0]).toBeCloseTo((4 / 9) * (1 / 2) * (1 / 4), 12);
  expect(meanOf(law)).toBeCloseTo(4 / 3, 12);
});
