import { newbornOf, tournamentOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeSearch(world: ArchiveWorld): void {
  describe('search', () => {
    it('finds words in names and notes, the best fit first', async () => {
      const id = world.nextId();
      const [one, other, third] = [0, 1, 2].map((slot) => newbornOf(id, 0, slot));
      await world.begin([one, other, third]);
      await world.archive.annotateTournament(id, { notes: 'A voyage around Qarnax, and back' });
      await world.archive.annotateIndividual(one.id, { name: 'Qarnax', notes: "qarnax; it's QARNAX!" });
      await world.archive.annotateIndividual(other.id, { name: 'Ünzün 𝔐', notes: null });
      const found = async (text: string, limit = 10) =>
        (await world.archive.search(text, limit)).map((each) => [each.kind, each.id]);
      expect(await found('qarnax')).toEqual([
        ['individual', one.id],
        ['tournament', id],
      ]);
      expect(await found('qarnax', 1)).toEqual([['individual', one.id]]);
      expect(await found('around qarnax')).toEqual([['tournament', id]]);
      expect(await found('"back and"')).toEqual([]);
      expect(await found('qarnax -voyage')).toEqual([['individual', one.id]]);
      expect(await found('ünzün')).toEqual([['individual', other.id]]);
      expect(await world.archive.search('ünzün', 10)).toEqual([
        { kind: 'individual', id: other.id, tournamentId: id, name: 'Ünzün 𝔐', notes: null },
      ]);
    });

    it("finds a tournament by its config's words until people give it others", async () => {
      const id = world.nextId();
      await world.begin([]);
      const finds = async (text: string) => (await world.archive.search(text, 200)).some((each) => each.id === id);
      expect(await finds('reden wale')).toBe(true);
      await world.archive.annotateTournament(id, { name: 'Other', notes: 'words' });
      expect(await finds('reden wale')).toBe(false);
      expect(await finds('other words')).toBe(true);
    });

    it('is not stopped by a config that holds what PostgreSQL cannot', async () => {
      for (const name of ['Odd \0', 'Odd \ud800', 'Odd \\u0000']) {
        const id = world.nextId();
        await world.begin([], { config: { ...tournamentOf(id).config, name } });
        await world.archive.annotateTournament(id, { notes: `zanzibar ${id}` });
        expect(await world.archive.search(`zanzibar ${id}`, 10)).toMatchObject([{ kind: 'tournament', id }]);
      }
    });

    it.each(['', ' ', '\0', "'", '"', '-', ':*', '& | !', '(', "'; DROP TABLE individual --"])(
      'of %j finds nothing',
      async (text) => {
        expect(await world.archive.search(text, 10)).toEqual([]);
      },
    );
  });
}
