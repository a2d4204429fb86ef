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

it('keeps all scores at 1', () => expect(undirected(POOL, 1, prng(0))(POOL)).toEqual(POOL));

it('moves all that is known of a score together, and not what describes its owner', () => {
  const { members, scores, descriptors } = undirected(POOL, 0, prng(1))(POOL);
  const [first, second] = scores.columns;
  expect(first).not.toEqual(POOL.scores.columns[0]);
  expect(Array.from(first).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(second).toEqual(first.map((score) => 10 * score));
  expect(scores.uncertainty!.degreesOfFreedom).toEqual(first);
  expect(scores.uncertainty!.error).toEqual(first.map((score) => POOL.scores.uncertainty!.error[score - 1]));
  expect([members, descriptors]).toEqual([POOL.members, POOL.descriptors]);
});

/** Of a deme of n, how much of the variation of what selection sees is that of own scores, over `trials`. */
function kept(scores: readonly number[], direction: number, trials: number): number {
  const mean = scores.reduce((total, score) => total + score, 0) / scores.length;
  const own = scores.map((score) => score - mean);
  const pool: Pool = { ...POOL, scores: { columns: [Float64Array.from(scores)], uncertainty: null } };
  const products = Array.from({ length: trials }, (_, trial) => {
    const [seen] = undirected(pool, direction, prng(trial))(pool).scores.columns;
    return own.reduce((total, score, at) => total + score * seen[at], 0);
  });
  return (
    products.reduce((total, product) => total + product, 0) / trials / own.reduce((all, score) => all + score ** 2, 0)
  );
}

it.each([2, 3, 6])('lets selection in a deme of %i have as much to go by as the direction says', (size) => {
  const scores = Array.from({ length: size }, (_, at) => at ** 2);
  for (const direction of [0, 0.5, 0.9]) {
    expect(Math.abs(kept(scores, direction, 6000) - direction)).toBeLessThan(4 / Math.sqrt(6000)); // of a share from -1 to 1
  }
});

it('leaves who cannot be selected as they are', () => {
  const pool: Pool = { ...POOL, scores: { columns: [column(1, NaN, 3, 4, NaN, 6)], uncertainty: null } };
  for (let subject = 0; subject < 20; subject++) {
    const [seen] = undirected(pool, 0, prng(subject))(pool).scores.columns;
    expect([seen[1], seen[4]]).toEqual([NaN, NaN]);
    expect([seen[0], seen[2], seen[3], seen[5]].sort()).toEqual([1, 3, 4, 6]);
  }
});
