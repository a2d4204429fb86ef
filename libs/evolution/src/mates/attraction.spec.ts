import { prngOf } from '#base';
import { PARENT_SELECTIONS } from '../parents';
import type { Pool } from '../operators';
import { NOBODY } from '../testing/step-world';
import { attraction } from './attraction';

/** By block. */
function matesOf(blocks: readonly (readonly number[])[], partner: number, members = [...blocks[0].keys()]) {
  const population = {
    ...NOBODY,
    size: blocks[0].length,
    measures: { blockNats: blocks.map((b) => Float64Array.from(b)) },
  };
  const pool: Pool = {
    members: Int32Array.from(members),
    scores: { columns: [new Float64Array(members.length)], uncertainty: null },
    descriptors: [],
  };
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'attraction.spec' });
  const parents = attraction(population, PARENT_SELECTIONS.tournament(1));
  const draw = parents.draws(pool, () => 0, 1, prng);
  const counts = members.map(() => 0);
  for (let turn = 0; turn < 6000; turn++) counts[draw(prng.seek(turn), partner, turn)]++;
  return counts;
}

it('draws who is better where the first is worse, in proportion to by how much', () => {
  const counts = matesOf([[3, 1, 9, 2], [1, 2, 9, 0.5]], 0); // prettier-ignore
  expect(counts[0] + counts[2]).toBe(0);
  expect(Math.abs(counts[1] / 6000 - 2 / 3.5)).toBeLessThan(0.03);
});

it('finds members by their index, and takes nothing of blocks that one lacks', () => {
  expect(matesOf([[0, 3, 2, 1], [9, NaN, 1, NaN]], 0, [1, 2, 3])[0]).toBe(0); // prettier-ignore
  const counts = matesOf([[0, 3, 2, NaN], [9, Infinity, 1, 0]], 0, [1, 2, 3]); // prettier-ignore
  expect(counts).toEqual([0, 6000, 0]);
});

it('draws as the first where nobody is better anywhere', () => {
  const counts = matesOf([[1, 2, 3]], 0);
  expect(counts[0]).toBe(0);
  expect(Math.abs(counts[1] - 3000)).toBeLessThan(200);
  expect(matesOf([[1, 1]], -1).every((count) => Math.abs(count - 3000) < 200)).toBe(true);
});
