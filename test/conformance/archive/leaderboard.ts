import { LONG_BLOCKS, newbornOf, scoreOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeLeaderboard(world: ArchiveWorld): void {
  describe('leaderboard', () => {
    async function beginEvaluated() {
      const id = world.nextId();
      const { token } = await world.begin(Array.from({ length: 5 }, (_, slot) => newbornOf(id, 0, slot)));
      await world.train(id, token, { [`${id}-0-0`]: 3, [`${id}-0-1`]: 2, [`${id}-0-2`]: 2, [`${id}-0-3`]: 4 });
      const flat = { 'WB-1': 3.5, 'WB-2': 3, 'WB-3': 2.5, 'WB-4': 2.25, 'WB-5': 2.25 };
      await world.store.commit(id, token, {
        tournament: { baselines: { moby: { 'WB-0': 4.5, ...flat }, sotu: { 'WB-0': 5, ...flat } } },
        tested: [
          { id: `${id}-0-0`, score: scoreOf(2.75 * Math.LN2) },
          { id: `${id}-0-1`, score: { ...scoreOf(1.5 * Math.LN2), blocks: LONG_BLOCKS } },
          { id: `${id}-0-3`, score: scoreOf(NaN) },
        ],
        events: [],
      });
      return id;
    }

    it('ranks by validation bits, the fewest first', async () => {
      const id = await beginEvaluated();
      const rows = await world.archive.leaderboard(id, 'validation', 3);
      expect(rows.map(({ rank, name: competitor }) => [rank, competitor])).toEqual([
        [1, `${id}-0-1`],
        [1, `${id}-0-2`],
        [3, `${id}-0-0`],
      ]);
      expect(rows[2]).toEqual({
        rank: 3,
        kind: 'individual',
        name: `${id}-0-0`,
        family: newbornOf(id, 0, 0).phenotype.architecture.family,
        niche: 'moby',
        parameters: 1000,
        part: 'validation',
        bitsPerCharacter: 3 / Math.LN2,
        standardErrorBits: expect.closeTo(0.1 / Math.LN2, 12),
        newText: null,
      });
    });

    it('lets the n-grams of each niche compete on the test part', async () => {
      const id = await beginEvaluated();
      const rows = await world.archive.leaderboard(id, 'test', 100);
      expect(rows.map(({ rank, name: competitor, niche }) => [rank, competitor, niche])).toEqual([
        [1, `${id}-0-1`, 'sotu'],
        [2, 'WB-4', 'moby'],
        [2, 'WB-5', 'moby'],
        [2, 'WB-4', 'sotu'],
        [2, 'WB-5', 'sotu'],
        [6, 'WB-3', 'moby'],
        [6, 'WB-3', 'sotu'],
        [8, `${id}-0-0`, 'moby'],
        [9, 'WB-2', 'moby'],
        [9, 'WB-2', 'sotu'],
        [11, 'WB-1', 'moby'],
        [11, 'WB-1', 'sotu'],
        [13, 'WB-0', 'moby'],
        [14, 'WB-0', 'sotu'],
      ]);
      expect(rows[0]).toMatchObject({
        standardErrorBits: expect.closeTo(0.1 / Math.LN2, 12),
        newText: { standardErrorBits: expect.closeTo(1 / Math.LN2, 12), blocks: 8 },
      });
      expect(rows[7].newText).toBeNull();
      expect(rows[13]).toEqual({
        rank: 14,
        kind: 'baseline',
        name: 'WB-0',
        family: 'witten-bell',
        niche: 'sotu',
        parameters: null,
        part: 'test',
        bitsPerCharacter: 5,
        standardErrorBits: null,
        newText: null,
      });
      expect(await world.archive.leaderboard(id, 'test', 4)).toEqual(rows.slice(0, 4));
    });
  });
}
