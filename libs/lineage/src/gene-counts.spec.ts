import type { Genome, SearchSpace } from '#genome';
import { geneCounts } from './gene-counts';

const SPACE: SearchSpace = [
  { name: 'family', kind: 'categorical', values: ['gru', 'mlp'] },
  { name: 'width', kind: 'ordinal', values: [32, 64] },
  { name: 'rate', kind: 'real', scale: 'log', low: 1e-4, high: 1 },
  { name: 'wings', kind: 'ordinal', values: [0, 2] },
] as unknown as SearchSpace;

it('counts alleles by name, and gives the quartiles of real loci by linear interpolation', () => {
  const genomes = [
    { family: 'gru', width: 32, rate: 0.4 },
    { family: 'mlp', width: 32, rate: 0.1 },
    { family: 'gru', width: 32, rate: 0.2 },
    { family: 'gru', rate: 0.3 }, // from before the width was there
  ] as unknown as Genome[];
  expect(geneCounts(genomes, SPACE)).toEqual([
    { locus: 'family', living: 4, alleles: { gru: 3, mlp: 1 }, quantiles: null },
    { locus: 'width', living: 3, alleles: { 32: 3 }, quantiles: null },
    {
      locus: 'rate',
      living: 4,
      alleles: null,
      quantiles: [0.1, 0.175, 0.25, 0.325, 0.4].map((each) => expect.closeTo(each, 12)),
    },
  ]);
  const [{ quantiles }] = geneCounts(genomes.slice(0, 1), SPACE.slice(2));
  expect(quantiles).toEqual([0.4, 0.4, 0.4, 0.4, 0.4]);
  expect(geneCounts([], SPACE)).toEqual([]);
});
