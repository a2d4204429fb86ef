/** What every tournament archive answers, beside the store that fills it. */
import { prngOf } from '#base';
import type { IndividualsQuery, Page } from '#contracts';
import { Pedigree } from '#lineage';
import { BadCursorError, type Individual, type TournamentArchive, type TournamentStore } from '#tournament';
import { birthEvent, lifeOf, newbornOf, PAUSED, scoreOf, tournamentOf } from './records';

interface OpenArchive {
  readonly store: TournamentStore;
  readonly archive: TournamentArchive;
  close(): Promise<void>;
}

export function describeTournamentArchive(name: string, open: (clock: () => Date) => Promise<OpenArchive>): void {
  describe(`${name} tournament archive`, () => {
    let opened: OpenArchive;
    let store: TournamentStore;
    let archive: TournamentArchive;
    let tournaments = 0;

    beforeAll(async () => {
      opened = await open(() => new Date('2026-11-24T10:00:00.789Z'));
      ({ store, archive } = opened);
    });
    afterAll(() => opened.close());

    async function begin(born: readonly Individual[], id = `t${tournaments}`) {
      tournaments++;
      await store.insert(tournamentOf(id));
      const token = await store.claim(id);
      await store.commit(id, token, { born, events: born.map(birthEvent) });
      return { id, token };
    }

    /** A tournament whose next one is `t<n>`: births are made before it is there. */
    const nextId = (): string => `t${tournaments}`;

    /** Raises individuals to the given cross-entropies. */
    async function raise(id: string, token: number, scores: Readonly<Record<string, number>>) {
      const outcomes = Object.entries(scores).map(
        ([newborn, nats]) => ({ id: newborn, viable: true, life: lifeOf(nats) }) as const,
      );
      await store.commit(id, token, { outcomes, events: [] });
    }

    describe('tournaments', () => {
      it('shows a tournament', async () => {
        const id = nextId();
        const { token } = await begin([newbornOf(id, 0, 0), newbornOf(id, 0, 1)]);
        await store.commit(id, token, {
          tournament: { generation: 0 },
          spent: { tokens: 7, seconds: 2 },
          events: [PAUSED],
        });
        const { config, survey, ...record } = tournamentOf(id);
        expect(await archive.find(id)).toEqual({
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
          seconds: 2,
          lastSeq: 4,
        });
      });

      it('lists the newest first, each once, while others are launched', async () => {
        const launched = ['2027-01-03', '2027-01-01', '2027-01-02', '2027-01-02', '2027-01-02'];
        for (const [index, day] of launched.entries()) {
          await store.insert(tournamentOf(`listed-${index}`, { createdAt: `${day}T00:00:00.000Z` }));
        }
        const seen: string[] = [];
        let page = await archive.list({ limit: 2 });
        for (let newer = 0; page.next; newer++) {
          seen.push(...page.rows.map(({ id }) => id));
          await store.insert(tournamentOf(`newer-${newer}`, { createdAt: '2028-01-01T00:00:00.000Z' }));
          page = await archive.list({ limit: 2, cursor: page.next });
        }
        seen.push(...page.rows.map(({ id }) => id));
        expect(seen.slice(0, 5)).toEqual(['listed-0', 'listed-4', 'listed-3', 'listed-2', 'listed-1']);
        expect(new Set(seen).size).toBe(seen.length);
      });

      it('names those that run', async () => {
        await store.insert(tournamentOf('runs', { status: 'running' }));
        await store.insert(tournamentOf('rests', { status: 'finished' }));
        const running = await archive.running();
        expect(running).toContain('runs');
        expect(running).not.toContain('rests');
      });

      it('keeps names and notes, and takes them back', async () => {
        const { id } = await begin([]);
        await archive.annotateTournament(id, { name: 'mine\0' });
        expect(await archive.find(id)).toMatchObject({ name: 'mine', notes: 'zwölf 🐋' });
        await archive.annotateTournament(id, { notes: '' });
        expect(await archive.find(id)).toMatchObject({ name: 'mine', notes: '' });
        await archive.annotateTournament(id, { name: null, notes: null });
        expect(await archive.find(id)).toMatchObject({ name: 'Wale und "Reden"', notes: 'zwölf 🐋' });
        await archive.annotateTournament(id, {});
        await archive.annotateTournament('nowhere', { name: 'nothing' });
      });
    });

    describe('events', () => {
      it('reads on from any number', async () => {
        const id = nextId();
        const born = [newbornOf(id, 0, 0), newbornOf(id, 0, 1), newbornOf(id, 0, 2)];
        const { token } = await begin(born);
        const last = await store.commit(id, token, { events: [PAUSED] });
        const all = await archive.events(id, 0, 100);
        expect(all.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
        expect(all.slice(1, 4).map(({ data }) => data)).toEqual(born.map((newborn) => birthEvent(newborn).data));
        expect(all.slice(4)).toEqual(last);
        expect(await archive.events(id, 2, 2)).toEqual(all.slice(2, 4));
        expect(await archive.events(id, 5, 2)).toEqual([]);
        expect(await archive.events(id, Number.MAX_SAFE_INTEGER, 2)).toEqual([]);
      });
    });

    describe('individuals', () => {
      const collect = async (
        id: string,
        query: IndividualsQuery,
        limit: number,
        between: () => Promise<void> = async () => undefined,
      ): Promise<string[]> => {
        const seen: string[] = [];
        let page: Page<{ id: string }> = { rows: [], next: null };
        do {
          page = await archive.individuals(id, { ...query, limit, cursor: page.next ?? undefined });
          expect(page.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...page.rows.map((row) => row.id));
          await between();
        } while (page.next !== null);
        return seen;
      };

      it('pages by birth, each once, while others are born', async () => {
        const id = nextId();
        const { token } = await begin(Array.from({ length: 7 }, (_, slot) => newbornOf(id, 1, slot)));
        let births = 0;
        const seen = await collect(id, {}, 3, async () => {
          if (births === 2) return;
          const born = [newbornOf(id, 0, births), newbornOf(id, 2, births)];
          births++;
          await store.commit(id, token, { born, events: [] });
        });
        const expected = [...Array.from({ length: 7 }, (_, slot) => `${id}-1-${slot}`), `${id}-2-0`, `${id}-2-1`];
        expect(seen).toEqual(expected);
      });

      it('sorts by fitness, the lowest cross-entropy first, then birth, the unexamined last', async () => {
        const id = nextId();
        const { token } = await begin(Array.from({ length: 8 }, (_, slot) => newbornOf(id, 0, slot)));
        const nats = [2.5, 10.5, 1.25, 2.5, 3 + 1e-15, 3];
        await raise(id, token, Object.fromEntries(nats.map((score, slot) => [`${id}-0-${slot}`, score])));
        for (const limit of [1, 2, 3, 100]) {
          const slots = (await collect(id, { sort: 'fitness' }, limit)).map((individual) =>
            Number(individual.split('-')[2]),
          );
          expect(slots).toEqual([2, 0, 3, 5, 4, 1, 6, 7]);
        }
      });

      it('filters by each field, and by several', async () => {
        const id = nextId();
        const born = Array.from({ length: 30 }, (_, index) => newbornOf(id, index % 3, index));
        const { token } = await begin(born);
        await raise(id, token, { [born[0].id]: 2, [born[4].id]: 3 });
        await store.commit(id, token, { died: { ids: [born[4].id, born[5].id], generation: 2 }, events: [] });
        const dead = [born[4], born[5]];
        const filters: [IndividualsQuery, (individual: Individual) => boolean][] = [
          [{ niche: 'moby' }, ({ niche }) => niche === 'moby'],
          [{ niche: 'nowhere' }, () => false],
          [{ niche: 'moby\0' }, ({ niche }) => niche === 'moby'],
          [{ generation: 0 }, ({ generation }) => generation === 0],
          [{ generation: 2 ** 53 - 1 }, () => false],
          [{ family: 'gru' }, ({ phenotype }) => phenotype.architecture.family === 'gru'],
          [{ status: 'raised' }, (individual) => [born[0], born[4]].includes(individual)],
          [{ living: true }, (individual) => !dead.includes(individual)],
          [{ living: false }, (individual) => dead.includes(individual)],
          [
            { generation: 1, living: true, niche: 'sotu' },
            (one) => one.generation === 1 && !dead.includes(one) && one.niche === 'sotu',
          ],
        ];
        for (const [filter, accepts] of filters) {
          const expected = born.filter(accepts).map((individual) => individual.id);
          expect((await collect(id, filter, 4)).sort()).toEqual(expected.sort());
          expect((await collect(id, { ...filter, sort: 'fitness' }, 4)).sort()).toEqual(expected.sort());
        }
      });

      it('keeps to one tournament', async () => {
        const one = nextId();
        await begin([newbornOf(one, 0, 0)]);
        const other = nextId();
        await begin([newbornOf(other, 0, 0)]);
        expect(await collect(one, {}, 5)).toEqual([`${one}-0-0`]);
        expect(await collect('nowhere', {}, 5)).toEqual([]);
      });

      it('refuses a cursor that it did not give out', async () => {
        const id = nextId();
        await begin(Array.from({ length: 3 }, (_, slot) => newbornOf(id, 0, slot)));
        const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
        const ofBirths = (await archive.individuals(id, { limit: 1 })).next as string;
        const ofTournaments = (await archive.list({ limit: 1 })).next as string;
        const forged = [
          '',
          'x',
          '%',
          `${ofBirths}=`,
          ofTournaments,
          encode(null),
          encode([]),
          encode(['birth', '', 0.5, 0]),
        ];
        for (const cursor of [...forged, encode(['birth', '', '0', 0]), encode(['birth', 'NaN', 0, 0])]) {
          await expect(archive.individuals(id, { limit: 1, cursor })).rejects.toThrow(BadCursorError);
        }
        for (const cursor of [ofBirths, encode(['fitness', 'x', 0, 0]), encode(['fitness', '1', 0, 1e300])]) {
          await expect(archive.individuals(id, { limit: 1, cursor, sort: 'fitness' })).rejects.toThrow(BadCursorError);
        }
        for (const cursor of [
          '',
          'x',
          ofBirths,
          encode([8.7e15, 'a']),
          encode([0, '\0']),
          encode([0, 1]),
          encode({}),
        ]) {
          await expect(archive.list({ limit: 1, cursor })).rejects.toThrow(BadCursorError);
        }
      });

      it('shows an individual with what belongs to it', async () => {
        const id = nextId();
        const [mother, father] = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
        const child = newbornOf(id, 1, 0, [mother, father]);
        const others = [
          newbornOf(id, 10, 0, [child]),
          newbornOf(id, 2, 1, [child, mother]),
          newbornOf(id, 2, 0, [child]),
        ];
        const { token } = await begin([mother, father, child, ...others]);
        await raise(id, token, { [child.id]: 2.5 });
        await store.commit(id, token, { tested: [{ id: child.id, score: scoreOf(2.75) }], events: [] });
        await archive.annotateIndividual(child.id, { name: 'Ishmael', notes: 'call me' });
        const { blocks: _v, ...validation } = scoreOf(2.5);
        const { blocks: _t, ...test } = scoreOf(2.75);
        const view = {
          id: child.id,
          tournamentId: id,
          generation: 1,
          slot: 0,
          niche: 'moby',
          family: child.phenotype.architecture.family,
          parameters: 1000,
          status: 'raised',
          cause: null,
          parents: [
            { id: mother.id, share: 0.5, role: 'primary', donor: false, genes: ['family', 'width'] },
            { id: father.id, share: 0.5, role: 'secondary', donor: true, genes: ['context'] },
          ],
          diedGeneration: null,
          bitsPerCharacter: 2.5 / Math.LN2,
          nats: 2.5,
          tokensTrained: 123_456,
          name: 'Ishmael',
          notes: 'call me',
        };
        expect((await archive.individuals(id, { generation: 1, limit: 5 })).rows).toEqual([view]);
        expect(await archive.individual(child.id)).toEqual({
          ...view,
          genome: child.genome,
          expressed: expect.arrayContaining(['family', 'width', 'learningRate']),
          architecture: child.phenotype.architecture,
          recipe: child.phenotype.recipe,
          inheritedFraction: 1 / 3,
          trainingFlops: 1.5e17,
          weights: 'c'.repeat(64),
          exams: [
            { part: 'validation', ...validation },
            { part: 'test', ...test },
          ],
          lossCurve: lifeOf(2.5).lossCurve,
          children: [`${id}-2-0`, `${id}-2-1`, `${id}-10-0`],
        });
        expect(await archive.individual(mother.id)).toMatchObject({
          ...{ status: 'born', nats: null, tokensTrained: null, weights: null, exams: [], lossCurve: [], parents: [] },
          children: [child.id, `${id}-2-1`],
        });
      });

      it('knows nothing of what is not there', async () => {
        for (const id of ['nowhere', '', '\0', 'a-0-0']) {
          expect(await archive.find(id)).toBeUndefined();
          expect(await archive.individual(id)).toBeUndefined();
          expect(await archive.ancestors(id, 3)).toEqual([]);
          expect(await archive.events(id, 0, 10)).toEqual([]);
          expect(await archive.leaderboard(id, 'test', 10)).toEqual([]);
          expect((await archive.individuals(id, { limit: 10 })).rows).toEqual([]);
        }
        await archive.annotateIndividual('nowhere', { name: 'nobody' });
      });
    });

    describe('ancestors', () => {
      it('shows the individual and its parents', async () => {
        const id = nextId();
        const [mother, father] = [newbornOf(id, 0, 1), newbornOf(id, 0, 0)];
        const child = newbornOf(id, 1, 0, [mother, father]);
        const { token } = await begin([mother, father, child]);
        await raise(id, token, { [mother.id]: 3 });
        const line = await archive.ancestors(child.id, 1);
        expect(line.map(({ id: ancestor, depth }) => [ancestor, depth])).toEqual([
          [child.id, 0],
          [father.id, 1],
          [mother.id, 1],
        ]);
        expect(line[0].parents).toEqual([
          { id: mother.id, share: 0.5, role: 'primary', donor: false },
          { id: father.id, share: 0.5, role: 'secondary', donor: true },
        ]);
        expect(line.map(({ bitsPerCharacter }) => bitsPerCharacter)).toEqual([null, null, 3 / Math.LN2]);
      });

      it.each([1, 2, 3])('agrees with a walk over the pedigree (seed %i)', async (seed) => {
        const id = nextId();
        const prng = prngOf({ seed, generation: 0, subject: 'pedigree', purpose: 'spec' });
        const individuals: Individual[] = [];
        for (let generation = 0; generation < 8; generation++) {
          const older = [...individuals];
          for (let slot = 0; slot < 5; slot++) {
            const drawn =
              older.length > 0 ? [older[prng.integer(older.length)], older[prng.integer(older.length)]] : [];
            individuals.push(newbornOf(id, generation, slot, [...new Set(drawn)]));
          }
        }
        await begin(individuals);
        const pedigree = new Pedigree(individuals);
        for (const { id: individual } of individuals.slice(-3)) {
          for (const depth of [0, 1, 2, 4, 100]) {
            const line = await archive.ancestors(individual, depth);
            const distance = (ancestor: string): number => {
              let steps = 0;
              while (ancestor !== individual && !pedigree.ancestors(individual, steps).includes(ancestor)) steps++;
              return steps;
            };
            const expected = [individual, ...pedigree.ancestors(individual, depth)].map((ancestor) => [
              ancestor,
              distance(ancestor),
            ]);
            expect(line.map((ancestor) => [ancestor.id, ancestor.depth]).sort()).toEqual(expected.sort());
            expect(line.map((ancestor) => ancestor.depth)).toEqual(
              line.map((ancestor) => ancestor.depth).sort((a, b) => a - b),
            );
          }
        }
      });
    });

    describe('leaderboard', () => {
      async function beginExamined() {
        const id = nextId();
        const { token } = await begin(Array.from({ length: 5 }, (_, slot) => newbornOf(id, 0, slot)));
        await raise(id, token, { [`${id}-0-0`]: 3, [`${id}-0-1`]: 2, [`${id}-0-2`]: 2, [`${id}-0-3`]: 4 });
        const flat = { wb1: 3.5, wb2: 3, wb3: 2.5, wb4: 2.25, wb5: 2.25 };
        await store.commit(id, token, {
          tournament: { anchors: { moby: { wb0: 4.5, ...flat }, sotu: { wb0: 5, ...flat } } },
          tested: [
            { id: `${id}-0-0`, score: scoreOf(2.75 * Math.LN2) },
            { id: `${id}-0-1`, score: scoreOf(1.5 * Math.LN2) },
            { id: `${id}-0-3`, score: scoreOf(NaN) },
          ],
          events: [],
        });
        return id;
      }

      it('ranks by validation bits, the fewest first', async () => {
        const id = await beginExamined();
        const rows = await archive.leaderboard(id, 'validation', 3);
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
        });
      });

      it('lets the n-grams of each niche compete on the test part', async () => {
        const id = await beginExamined();
        const rows = await archive.leaderboard(id, 'test', 100);
        expect(rows.map(({ rank, name: competitor, niche }) => [rank, competitor, niche])).toEqual([
          [1, `${id}-0-1`, 'sotu'],
          [2, 'wb4', 'moby'],
          [2, 'wb5', 'moby'],
          [2, 'wb4', 'sotu'],
          [2, 'wb5', 'sotu'],
          [6, 'wb3', 'moby'],
          [6, 'wb3', 'sotu'],
          [8, `${id}-0-0`, 'moby'],
          [9, 'wb2', 'moby'],
          [9, 'wb2', 'sotu'],
          [11, 'wb1', 'moby'],
          [11, 'wb1', 'sotu'],
          [13, 'wb0', 'moby'],
          [14, 'wb0', 'sotu'],
        ]);
        expect(rows[13]).toEqual({
          ...{ rank: 14, kind: 'anchor', name: 'wb0', family: 'witten-bell', niche: 'sotu', parameters: null },
          ...{ part: 'test', bitsPerCharacter: 5, standardErrorBits: null },
        });
        expect(await archive.leaderboard(id, 'test', 4)).toEqual(rows.slice(0, 4));
      });
    });
  });
}
