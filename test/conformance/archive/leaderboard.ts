import { communityOf, LONG_BLOCKS, newbornOf, scoreOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeLeaderboard(world: ArchiveWorld): void {
  describe('leaderboard', () => {
    async function beginEvaluated() {
      const id = world.nextId();
      const { token } = await world.begin(Array.from({ length: 5 }, (_, slot) => newbornOf(id, 0, slot)));
      await world.train(id, token, { [`${id}-0-0`]: 3, [`${id}-0-1`]: 2, [`${id}-0-2`]: 2, [`${id}-0-3`]: 4 });
      const flat = { 'WB-1': 3.5, 'WB-2': 3, 'WB-3': 2.5, 'WB-4': 2.25, 'WB-5': 2.25 };
      await world.store.commit(id, token, {
        tournament: {
          baselines: {
            moby: { 'WB-0': 4.5, ...flat, validation: { 'WB-0': 1, ...flat } },
            sotu: { 'WB-0': 5, ...flat },
          },
        },
        tested: [
          { id: `${id}-0-0`, niche: 'moby', generation: 2, score: scoreOf(2.75 * Math.LN2) },
          {
            id: `${id}-0-1`,
            niche: 'sotu',
            generation: 2,
            score: { ...scoreOf(1.5 * Math.LN2), blocks: LONG_BLOCKS },
          },
          { id: `${id}-0-3`, niche: 'sotu', generation: 2, score: scoreOf(NaN) },
        ],
        events: [],
      });
      return id;
    }

    it('ranks within a niche by validation bits, the fewest first, and says among how many', async () => {
      const id = await beginEvaluated();
      const rows = await world.archive.leaderboard(id, 'validation', 3);
      expect(rows.map(({ rank, of, name, niche }) => [rank, of, name, niche])).toEqual([
        [1, 2, `${id}-0-2`, 'moby'],
        [2, 2, `${id}-0-0`, 'moby'],
        [1, 2, `${id}-0-1`, 'sotu'],
        [2, 2, `${id}-0-3`, 'sotu'],
      ]);
      const best = await world.archive.leaderboard(id, 'validation', 1);
      expect(best).toEqual([rows[0], rows[2]]);
      expect(rows[1]).toEqual({
        rank: 2,
        of: 2,
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

    it('lets the community of a niche compete on the test part, and there alone', async () => {
      const id = world.nextId();
      const { token } = await world.begin([newbornOf(id, 0, 0)]);
      await world.train(id, token, { [`${id}-0-0`]: 3 });
      await world.store.commit(id, token, {
        tournament: { communities: [communityOf('moby', [`${id}-0-0`], { bitsPerCharacter: 2.5 })] },
        tested: [{ id: `${id}-0-0`, niche: 'moby', generation: 0, score: scoreOf(2.75 * Math.LN2) }],
        events: [],
      });
      const [first, second] = await world.archive.leaderboard(id, 'test', 100);
      expect(first).toEqual({
        rank: 1,
        of: 2,
        kind: 'community',
        name: 'community',
        family: 'mixture',
        niche: 'moby',
        parameters: 1000,
        part: 'test',
        bitsPerCharacter: 2.5,
        standardErrorBits: expect.closeTo(0.1 / Math.LN2, 12),
        newText: { standardErrorBits: expect.closeTo(1 / Math.LN2, 12), blocks: 8 },
      });
      expect(second).toMatchObject({ rank: 2, of: 2, name: `${id}-0-0` });
      expect((await world.archive.leaderboard(id, 'validation', 100)).map(({ kind }) => kind)).toEqual(['individual']);
    });

    it('lets the n-grams of each niche compete on the test part', async () => {
      const id = await beginEvaluated();
      const rows = await world.archive.leaderboard(id, 'test', 100);
      expect(rows.map(({ rank, of, name, niche }) => [rank, of, name, niche])).toEqual([
        [1, 7, 'WB-4', 'moby'],
        [1, 7, 'WB-5', 'moby'],
        [3, 7, 'WB-3', 'moby'],
        [4, 7, `${id}-0-0`, 'moby'],
        [5, 7, 'WB-2', 'moby'],
        [6, 7, 'WB-1', 'moby'],
        [7, 7, 'WB-0', 'moby'],
        [1, 7, `${id}-0-1`, 'sotu'],
        [2, 7, 'WB-4', 'sotu'],
        [2, 7, 'WB-5', 'sotu'],
        [4, 7, 'WB-3', 'sotu'],
        [5, 7, 'WB-2', 'sotu'],
        [6, 7, 'WB-1', 'sotu'],
        [7, 7, 'WB-0', 'sotu'],
      ]);
      expect(rows[7]).toMatchObject({
        standardErrorBits: expect.closeTo(0.1 / Math.LN2, 12),
        newText: { standardErrorBits: expect.closeTo(1 / Math.LN2, 12), blocks: 8 },
      });
      expect(rows[0].newText).toBeNull();
      expect(rows[13]).toEqual({
        rank: 7,
        of: 7,
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
      expect(await world.archive.leaderboard(id, 'test', 4)).toEqual([...rows.slice(0, 4), ...rows.slice(7, 11)]);
    });
  });
}
