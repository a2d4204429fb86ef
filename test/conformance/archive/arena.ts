import { BadCursorError } from '#tournament';
import { arenaOf, battleOf, newbornOf, ratingOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeArena(world: ArchiveWorld): void {
  describe('arena', () => {
    /** Two generations of battles of one individual in moby, and one in sotu. */
    async function beginJudged() {
      const name = `${world.nextId()}-0-0`;
      const { id, token } = await world.begin([newbornOf(world.nextId(), 0, 0)]);
      const competitors = [name, 'WB-2', 'held-out text'];
      for (const generation of [0, 1]) {
        await world.store.commit(id, token, {
          arenas: [arenaOf(generation, 'moby', competitors), arenaOf(generation, 'sotu')],
          battles: [
            ...[0, 1, 2].map((number) => battleOf(generation, number, [name, 'WB-2'])),
            battleOf(generation, 3),
            battleOf(generation, 0, ['held-out text', 'WB-2'], 'sotu'),
          ],
          ratings: [
            ...[ratingOf(name, generation, generation - 0.5), ratingOf('WB-2', generation, 0)],
            ratingOf('WB-2', generation, 1, 'sotu'),
          ],
          events: [],
        });
      }
      return { id, name };
    }

    it('tells the ratings of a generation by niche, the best first, the newest where none is named', async () => {
      const { id, name } = await beginJudged();
      expect(await world.archive.ratings(id, {})).toEqual([
        ratingOf(name, 1, 0.5),
        ratingOf('WB-2', 1, 0),
        ratingOf('WB-2', 1, 1, 'sotu'),
      ]);
      const first = await world.archive.ratings(id, { generation: 0, niche: 'moby' });
      expect(first.map(({ competitor }) => competitor)).toEqual(['WB-2', name]);
      expect(await world.archive.ratings(id, { generation: 2 ** 40 })).toEqual([]);
      expect(await world.archive.ratings('nowhere', {})).toEqual([]);
      expect(await world.archive.ratingHistory(name)).toEqual([ratingOf(name, 0, -0.5), ratingOf(name, 1, 0.5)]);
    });

    it('pages through battles without gap or double', async () => {
      const { id, name } = await beginJudged();
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await world.archive.battles(id, { limit: 3, cursor });
        seen.push(...page.rows.map(({ generation, niche, number }) => `${generation}/${niche}/${number}`));
        cursor = page.next ?? undefined;
      } while (cursor);
      const ofGeneration = (generation: number) => [
        ...[0, 1, 2, 3].map((number) => `${generation}/moby/${number}`),
        `${generation}/sotu/0`,
      ];
      expect(seen).toEqual([...ofGeneration(0), ...ofGeneration(1)]);
      const own = await world.archive.battles(id, { limit: 50, competitor: name });
      expect(own.rows).toHaveLength(6);
      const some = await world.archive.battles(id, { limit: 50, generation: 1, niche: 'sotu' });
      expect(some).toEqual({ rows: [battleOf(1, 0, ['held-out text', 'WB-2'], 'sotu')], next: null });
      await expect(world.archive.battles(id, { limit: 3, cursor: 'forged' })).rejects.toThrow(BadCursorError);
    });

    it('tells the lengths of all texts of an arena', async () => {
      const { id, name } = await beginJudged();
      const { samples } = arenaOf(1, 'moby', [name, 'WB-2', 'held-out text']);
      const lengths = samples.map(({ competitor, prompt, features }) => [`${prompt} ${competitor}`, features.length]);
      const found = await world.archive.textLengths(id, { generation: 1, niche: 'moby' });
      expect(found.map(({ competitor, prompt, characters }) => [`${prompt} ${competitor}`, characters])).toEqual(
        lengths,
      );
      expect(await world.archive.textLengths(id, { generation: 2 ** 40, niche: '\0' })).toEqual([]);
    });

    it('tells one battle with what was read, whatever characters it has', async () => {
      const { id, name } = await beginJudged();
      const { prompts, samples } = arenaOf(1, 'moby', [name, 'WB-2', 'held-out text']);
      const textOf = (competitor: string) =>
        samples.find((one) => one.competitor === competitor && one.prompt === 1)!.text;
      expect(await world.archive.battle(id, { generation: 1, niche: 'moby', number: 1 })).toEqual({
        ...battleOf(1, 1, [name, 'WB-2']),
        promptText: prompts[1],
        firstText: textOf(name),
        secondText: textOf('WB-2'),
      });
      expect(await world.archive.battle(id, { generation: 1, niche: 'moby', number: 2 ** 40 })).toBeUndefined();
    });
  });
}
