import { birthEvent, newbornOf, PAUSED, tournamentOf } from '../records';
import type { ArchiveWorld } from './archive-world';

export function describeTournaments(world: ArchiveWorld): void {
  describe('tournaments', () => {
    it('shows a tournament', async () => {
      const id = world.nextId();
      const { token } = await world.begin([newbornOf(id, 0, 0), newbornOf(id, 0, 1)]);
      await world.store.commit(id, token, {
        tournament: { generation: 0 },
        spent: { tokens: 7, seconds: 2 },
        events: [PAUSED],
      });
      const { config, survey, ...record } = tournamentOf(id);
      expect(await world.archive.find(id)).toEqual({
        ...record,
        name: config.name,
        notes: config.notes,
        config,
        niches: [
          { ...config.niches[0], characters: 1_186_905 },
          { ...config.niches[1], characters: 2_141_814 },
        ],
        generations: 3,
        generation: 0,
        individuals: 2,
        vocabularySize: survey.vocabulary.length,
        tokensTrained: 7,
        flops: 0,
        cpuSeconds: 0,
        seconds: 2,
        lastSeq: 4,
      });
    });

    it('lists the newest first, each once, while others are launched', async () => {
      const launched = ['2027-01-03', '2027-01-01', '2027-01-02', '2027-01-02', '2027-01-02'];
      for (const [index, day] of launched.entries()) {
        await world.store.insert(tournamentOf(`listed-${index}`, { createdAt: `${day}T00:00:00.000Z` }));
      }
      const seen: string[] = [];
      let page = await world.archive.list({ limit: 2 });
      for (let newer = 0; page.next; newer++) {
        seen.push(...page.rows.map(({ id }) => id));
        await world.store.insert(tournamentOf(`newer-${newer}`, { createdAt: '2028-01-01T00:00:00.000Z' }));
        page = await world.archive.list({ limit: 2, cursor: page.next });
      }
      seen.push(...page.rows.map(({ id }) => id));
      expect(seen.slice(0, 5)).toEqual(['listed-0', 'listed-4', 'listed-3', 'listed-2', 'listed-1']);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('keeps names and notes, and takes them back', async () => {
      const { id } = await world.begin([]);
      await world.archive.annotateTournament(id, { name: 'mine\0' });
      expect(await world.archive.find(id)).toMatchObject({ name: 'mine', notes: 'zwölf 🐋' });
      await world.archive.annotateTournament(id, { notes: '' });
      expect(await world.archive.find(id)).toMatchObject({ name: 'mine', notes: '' });
      await world.archive.annotateTournament(id, { name: null, notes: null });
      expect(await world.archive.find(id)).toMatchObject({ name: 'Wale und "Reden"', notes: 'zwölf 🐋' });
      await world.archive.annotateTournament(id, {});
      await world.archive.annotateTournament('nowhere', { name: 'nothing' });
    });
  });
  describe('events', () => {
    it('reads on from any number', async () => {
      const id = world.nextId();
      const born = [newbornOf(id, 0, 0), newbornOf(id, 0, 1), newbornOf(id, 0, 2)];
      const { token } = await world.begin(born);
      const last = await world.store.commit(id, token, { events: [PAUSED] });
      const all = await world.archive.events(id, 0, 100);
      expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
      expect(all.slice(1, 4).map(({ data }) => data)).toEqual(born.map((newborn) => birthEvent(newborn).data));
      expect(all.slice(4)).toEqual(last);
      expect(await world.archive.events(id, 2, 2)).toEqual(all.slice(2, 4));
      expect(await world.archive.events(id, 5, 2)).toEqual([]);
      expect(await world.archive.events(id, Number.MAX_SAFE_INTEGER, 2)).toEqual([]);
    });

    it('tells by a revision that nothing of a finished tournament has changed', async () => {
      const id = world.nextId();
      const [one, other] = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
      const { token } = await world.begin([one, other]);
      expect(await world.archive.finishedRevision(id)).toBeUndefined();
      expect(await world.archive.finishedRevision('nowhere')).toBeUndefined();
      const tournament = { status: 'finished', lineageHash: 'abc' } as const;
      await world.store.commit(id, token, { tournament, events: [] });
      const revisions = [await world.archive.finishedRevision(id)];
      expect(await world.archive.finishedRevision(id)).toBe(revisions[0]);
      const changes = [
        () => world.archive.annotateTournament(id, { name: 'a' }),
        () => world.archive.annotateTournament(id, { name: null, notes: 'a' }),
        () => world.archive.annotateIndividual(one.id, { name: 'a' }),
        () => world.archive.annotateIndividual(one.id, { name: null, notes: 'a' }),
        () => world.archive.annotateIndividual(one.id, { notes: 'a" null' }),
        () => world.archive.annotateIndividual(other.id, { notes: 'a" null' }),
      ];
      for (const change of changes) {
        await change();
        revisions.push(await world.archive.finishedRevision(id));
      }
      expect(new Set(revisions).size).toBe(revisions.length);
    });
  });
}
