import { compatibilityDistance } from './compatibility-distance';
import type { Genome } from './genome';
import { randomGenome } from './random-genome';
import { DEFAULT_SEARCH_SPACE } from './search-space';
import { prngOf } from '#base';

const NEAT = { unmatched: 1, difference: 0.4 };
const genome: Genome = randomGenome(
  DEFAULT_SEARCH_SPACE,
  prngOf({ seed: 1, generation: 0, purpose: 'genome', subject: 0 }),
);
const gru: Genome = { ...genome, family: 'gru', width: 32, depth: 1 };
const apart = (one: Genome, other: Genome, weights = NEAT): number =>
  compatibilityDistance(DEFAULT_SEARCH_SPACE, one, other, weights);

describe('compatibilityDistance', () => {
  it('is 0 of the same genes, whatever silent ones are', () => {
    expect(apart(gru, { ...gru, heads: gru.heads === 8 ? 4 : 8, kernel: gru.kernel === 2 ? 3 : 2 })).toBe(0);
  });

  it('is the mean difference of ordered loci that both express, on their own scales', () => {
    // a recurrent network expresses context, width, depth, embedding, and 12 ordered hyperparameters but top-k: 4 + 12
    expect(apart(gru, { ...gru, width: 128 })).toBeCloseTo(0.4 / 16, 12);
    expect(apart({ ...gru, learningRate: 3e-4 }, { ...gru, learningRate: 2e-2 })).toBeCloseTo(0.4 / 16, 12);
    expect(apart(gru, { ...gru, depth: 2 })).toBeCloseTo(0.2 / 16, 12);
  });

  it('counts unordered alleles that differ, and loci that one alone expresses', () => {
    expect(apart(gru, { ...gru, optimizer: gru.optimizer === 'sgd' ? 'lion' : 'sgd' })).toBe(1);
    expect(apart(gru, { ...gru, family: 'lstm' })).toBe(1);
    // family, window
    expect(apart(gru, { ...gru, family: 'mlp' })).toBe(2);
    // family, embedding of the one; normalisation, activation, tied embeddings of the other
    expect(apart(gru, { ...gru, family: 'mingru' })).toBe(5);
    expect(apart(gru, { ...gru, family: 'mingru' }, { unmatched: 0.5, difference: 0 })).toBe(2.5);
  });

  it('is the same both ways', () => {
    const other = randomGenome(DEFAULT_SEARCH_SPACE, prngOf({ seed: 2, generation: 0, purpose: 'genome', subject: 0 }));
    expect(apart(gru, other)).toBe(apart(other, gru));
    expect(apart(gru, other)).toBeGreaterThan(0);
  });
});
