import { prngOf } from '#base';
import type { Pool } from '../operators';
import { childrenBySpecies, sharedBySpecies } from './share-by-species';

const poolOf = (...scores: number[]): Pool => ({
  members: Int32Array.from(scores, (_, at) => at),
  scores: { columns: [Float64Array.from(scores), Float64Array.from(scores, () => 7)], uncertainty: null },
  descriptors: [],
});
const at = (...positions: number[]) => Int32Array.from(positions);

describe('sharedBySpecies', () => {
  it('takes off the logarithm of the size of the species, to a power', () => {
    const species = at(3, 3, 8, 3);
    const { columns } = sharedBySpecies(poolOf(-1, -2, -3, -4), species, 1).scores;
    expect([...columns[0]]).toEqual([-1 - Math.log(3), -2 - Math.log(3), -3, -4 - Math.log(3)]);
    expect([...columns[1]]).toEqual([7, 7, 7, 7]);
    const half = sharedBySpecies(poolOf(-1, -2, -3, -4), species, 0.5).scores.columns[0];
    expect(half[0]).toBeCloseTo(-1 - Math.log(3) / 2, 12);
    expect([...sharedBySpecies(poolOf(-1, -2), at(0, 0), 0).scores.columns[0]]).toEqual([-1, -2]);
  });
});

describe('childrenBySpecies', () => {
  const counts = (pool: Pool, children: number, seed: number, ...positions: Int32Array[]) => {
    const prng = prngOf({ seed, generation: 0, purpose: 'draws', subject: 0 });
    return [...childrenBySpecies(pool, positions, children, prng)];
  };

  it('is in proportion to the sum of fitness, rounded up or down', () => {
    // fitness 1, 1 and 2: 3.75 of 7.5 each, were there so many; of 15 children 7 or 8 each
    const pool = poolOf(0, 0, Math.log(2));
    const all = Array.from({ length: 400 }, (_, seed) => counts(pool, 15, seed, at(0, 1), at(2)));
    for (const [first, second] of all) {
      expect(first + second).toBe(15);
      expect([7, 8]).toContain(first);
    }
    const mean = all.reduce((total, [first]) => total + first, 0) / all.length;
    expect(Math.abs(mean - 7.5)).toBeLessThan(0.1);
  });

  it('gives nothing to those who are worse than all that have a score, but by size where nobody has one', () => {
    expect(counts(poolOf(-Infinity, 0), 5, 1, at(0), at(1))).toEqual([0, 5]);
    expect(counts(poolOf(-Infinity, -Infinity, -Infinity), 3, 1, at(0), at(1, 2))).toEqual([1, 2]);
  });

  it('takes scores that exponentials of theirs would not', () => {
    expect(counts(poolOf(-2000, -2000 + Math.log(3)), 4, 1, at(0), at(1))).toEqual([1, 3]);
  });
});
