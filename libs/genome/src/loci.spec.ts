import { prngOf } from '#base';
import { compileLoci, genesOf, genomeIn } from './loci';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE as SPACE } from './search-space';

it('knows kinds and numbers of alleles', () => {
  const { count, alleles, kinds } = compileLoci(SPACE.slice(0, 2).concat(SPACE.find(({ kind }) => kind === 'real')!));
  expect([count, [...alleles], kinds]).toEqual([3, [9, 3, 0], ['categorical', 'ordinal', 'real']]);
});

it('gives back every genome as it was, to the last bit', () => {
  const loci = compileLoci(SPACE);
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'loci.spec' });
  const genomes = Array.from({ length: 100 }, () => randomGenome(SPACE, prng));
  const genes = genesOf(loci, genomes);
  expect(genes).toHaveLength(100 * SPACE.length);
  genomes.forEach((genome, row) => expect(genomeIn(loci, genes, row)).toEqual(genome));
});
