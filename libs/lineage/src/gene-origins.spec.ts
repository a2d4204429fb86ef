import type { Genome, SearchSpace } from '#genome';
import { geneOrigins } from './gene-origins';

const SPACE = [
  { name: 'family', kind: 'categorical', values: ['gru', 'mlp'] },
  { name: 'dropout', kind: 'ordinal', values: [0, 0.05] },
  { name: 'rate', kind: 'real', scale: 'log', low: 1e-4, high: 1 },
] as unknown as SearchSpace;
const genome = (family: string, dropout: number | undefined, rate = 0.1) =>
  ({ family, dropout, rate }) as unknown as Genome;
const originsOf = (own: Genome, ...parents: Genome[]) =>
  geneOrigins({ generation: 3, slot: 1, genome: own }, parents, SPACE).map(({ locus, allele }) => `${locus} ${allele}`);

it('are those who have an allele that no parent has, whichever of two gave it', () => {
  expect(originsOf(genome('gru', 0.05), genome('gru', 0), genome('mlp', 0.05))).toEqual([]);
  expect(originsOf(genome('gru', 0.05), genome('mlp', 0), genome('mlp', 0.05))).toEqual(['family gru']);
  expect(originsOf(genome('mlp', 0.05, 0.2), genome('mlp', 0))).toEqual(['dropout 0.05']);
  expect(geneOrigins({ generation: 3, slot: 1, genome: genome('gru', 0) }, [genome('mlp', 0)], SPACE)).toEqual([
    { generation: 3, slot: 1, locus: 'family', allele: 'gru' },
  ]);
});

it('are founders for all that they have, but for real loci, and loci that they do not have', () => {
  expect(originsOf(genome('gru', 0))).toEqual(['family gru', 'dropout 0']);
  expect(originsOf(genome('gru', undefined))).toEqual(['family gru']);
  expect(originsOf(genome('gru', 0), genome('gru', undefined))).toEqual(['dropout 0']);
});
