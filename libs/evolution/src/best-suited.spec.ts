import type { Genome } from '#genome';
import { bestSuited } from './best-suited';

const GENES: Genome = {
  context: 16,
  width: 32,
  depth: 2,
  embedding: 16,
  heads: 2,
  headSize: 8,
  window: 4,
  kernel: 2,
  experts: 2,
  expertsPerToken: 1,
  positions: 'rotary',
  normalisation: 'rms',
  activation: 'silu',
  tiedEmbeddings: 'untied',
};
const of = (family: string, genes: Genome = {}): Genome => ({ ...GENES, ...genes, family });

test.each([
  ['of the same architecture', of('gru'), [of('lstm'), of('gru', { width: 64 }), of('gru')], 2],
  ['of the same architecture rather than a larger one', of('gru'), [of('gru', { depth: 3 }), of('gru')], 1],
  ['the first of equals', of('gru'), [of('gru'), of('gru')], 0],
  ['the wider of two that are smaller', of('gru', { width: 64 }), [of('gru'), of('gru', { width: 48 })], 1],
  ['of another family rather than a much smaller one', of('mingru'), [of('mingru', { width: 8 }), of('minlstm')], 1],
  ['a transformer for a mixture of experts', of('moe'), [of('mingru'), of('transformer')], 1],
  ['none, where no tensor corresponds', of('mlp'), [of('transformer')], undefined],
  ['none of a founder', of('mlp'), [], undefined],
])('the donor is the parent whose weights suit best: %s', (_, child, parents, expected) => {
  expect(bestSuited(child, parents)).toBe(expected);
});
