import { prngOf } from '#base';
import type { Pool } from './operators';
import { undirected } from './undirected';

const prng = (subject: number) => prngOf({ seed: 5, generation: 1, purpose: 'direction', subject });
const column = (...values: number[]) => Float64Array.from(values);
const POOL: Pool = {
  members: Int32Array.of(7, 8, 9, 10, 11, 12),
  scores: {
    columns: [column(1, 2, 3, 4, 5, 6), column(10, 20, 30, 40, 50, 60)],
    uncertainty: { error: column(0.1, 0.2, 0.3, 0.4, 0.5, 0.6), degreesOfFreedom: column(1, 2, 3, 4, 5, 6) },
  },
  descriptors: [column(1, 2, 3, 4, 5, 6)],
};

it('keeps all scores at 1', () => expect(undirected(POOL, 1, prng(0))).toEqual(POOL));

it('moves all that is known of a score together, and not what describes its owner', () => {
  const { members, scores, descriptors } = undirected(POOL, 0, prng(1));
  const [first, second] = scores.columns;
  expect(first).not.toEqual(POOL.scores.columns[0]);
  expect(Array.from(first).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(second).toEqual(first.map((score) => 10 * score));
  expect(scores.uncertainty!.degreesOfFreedom).toEqual(first);
  expect(scores.uncertainty!.error).toEqual(first.map((score) => POOL.scores.uncertainty!.error[score - 1]));
  expect([members, descriptors]).toEqual([POOL.members, POOL.descriptors]);
});

it('keeps the score of one in two, and of those who are permuted now and then', () => {
  const kept = Array.from({ length: 4000 }, (_, subject) => {
    const [first] = undirected(POOL, 0.5, prng(subject)).scores.columns;
    return first.filter((score, at) => score === at + 1).length / 6;
  });
  // of n who are permuted one keeps its score on average, if there are any
  const expected = 0.5 + (1 - 0.5 ** 6) / 6;
  const mean = kept.reduce((total, share) => total + share, 0) / kept.length;
  expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(0.05 / 4000));
});
