import type { Genome } from './genome';
import { isGenomeOf } from './is-genome-of';
import type { SearchSpace } from './search-space';

describe('isGenomeOf', () => {
  const space: SearchSpace = [
    { kind: 'categorical', name: 'letter', values: ['a', 'b'] },
    { kind: 'ordinal', name: 'size', values: [1, 2] },
    { kind: 'real', name: 'drop', low: 0, high: 0.5, scale: 'linear' },
  ];
  const genome = { letter: 'a', size: 2, drop: 0.5 };

  it('takes a genome with an allowed allele at every locus', () => {
    expect(isGenomeOf(space, genome)).toBe(true);
  });

  test.each<Genome>([
    { letter: 'c' },
    { size: 3 },
    { size: '2' },
    { drop: 0.6 },
    { drop: -0.1 },
    { drop: NaN },
    { tail: 1 },
  ])('refuses one with %p', (change) => {
    expect(isGenomeOf(space, { ...genome, ...change })).toBe(false);
  });

  it('refuses one that lacks a gene', () => {
    expect(isGenomeOf(space, { letter: 'a', size: 2 })).toBe(false);
    expect(isGenomeOf(space, { letter: 'a', size: 2, tail: 0.1 })).toBe(false);
  });
});
