/** What every tournament store does. */
import { type Change, type Individual, StaleTokenError, type TournamentStore } from '#tournament';
import {
  arenaOf,
  battleOf,
  birthEvent,
  generationOf,
  lifeOf,
  newbornOf,
  environmentOf,
  openingOf,
  PAUSED,
  ratingOf,
  scoreOf,
  tournamentOf,
  championOf,
  communityOf,
} from './records';

const NOW = new Date('2026-11-24T10:00:00.789Z');

interface OpenStore {
  readonly store: TournamentStore;
  close(): Promise<void>;
}

export function describeTournamentStore(name: string, open: (clock: () => Date) => Promise<OpenStore>): void {
  describe(`${name} tournament store`, () => {
    let opened: OpenStore;
    let store: TournamentStore;
    let tournaments = 0;

    beforeAll(async () => {
      opened = await open(() => NOW);
      store = opened.store;
    });
    afterAll(() => opened.close());

    /** A tournament of its own for each test, claimed, with two founders. */
    async function begin() {
      const id = `t${tournaments++}`;
      await store.insert(tournamentOf(id));
      const token = await store.claim(id);
      const founders = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
      await store.commit(id, token, { ...openingOf(0), born: founders, events: founders.map(birthEvent) });
      return { id, token, founders };
    }

    async function everything(id: string) {
      return [
        await store.find(id),
        await store.individuals(id, 0),
        await store.generations(id),
        await store.schemeState(id, 0),
        await store.arenas(id, 0),
        await store.arenas(id, 1),
      ];
    }

    it('keeps a tournament as it was given, to the order of its members', async () => {
      const tournament = tournamentOf('as-given', {
        baselines: { sotu: { 'WB-0': 4.5, 'WB-1': 3.48, 'WB-2': 2.83, 'WB-3': 2.35, 'WB-4': 2.15, 'WB-5': 2.15 } },
        champions: [championOf('as-given-0-0'), championOf('as-given-0-1')],
        champion: championOf('as-given-0-0'),
        communities: [communityOf('moby', ['as-given-0-1', 'as-given-0-0'], { ambiguityBits: null })],
        tokensTrained: 2 ** 40,
        seconds: 0.1,
      });
      await store.insert(tournament);
      const found = await store.find('as-given');
      expect(found).toEqual(tournament);
      expect(JSON.stringify(found?.config)).toBe(JSON.stringify(tournament.config));
    });

    it('numbers the launch 1 and dates it by its clock', async () => {
      expect(await store.insert(tournamentOf('launched'))).toEqual([
        {
          seq: 1,
          tournamentId: 'launched',
          type: 'tournament.launched',
          at: NOW.toISOString(),
          v: 1,
          data: { name: 'Wale und "Reden"', seed: 2 ** 53 - 1, generations: 3, niches: ['moby', 'sotu'] },
        },
      ]);
    });

    it('refuses a second tournament of the same id', async () => {
      await store.insert(tournamentOf('twin'));
      await expect(store.insert(tournamentOf('twin', { seed: 2 }))).rejects.toThrow();
      expect(await store.find('twin')).toEqual(tournamentOf('twin'));
    });

    it('knows nothing of a tournament that is not there', async () => {
      expect(await everything('nowhere')).toEqual([undefined, [], [], undefined, [], []]);
      await expect(store.claim('nowhere')).rejects.toThrow('nowhere');
      await expect(store.commit('nowhere', 0, { events: [PAUSED] })).rejects.toThrow(StaleTokenError);
    });

    it('keeps what becomes of individuals', async () => {
      const { id, token, founders } = await begin();
      const child = newbornOf(id, 1, 0, [founders[1], founders[0]]);
      const clone = newbornOf(id, 1, 1, [founders[0]]);
      const life = lifeOf(2.5);
      await store.commit(id, token, {
        outcomes: [
          { id: founders[0].id, viable: true, life },
          { id: founders[1].id, viable: false, cause: 'training loss is NaN at step 3' },
        ],
        died: { ids: [founders[1].id], generation: 0 },
        events: [],
      });
      await store.commit(id, token, { generation: generationOf(0), events: [] });
      await store.commit(id, token, { ...openingOf(1), born: [clone, child], events: [] });
      expect(await store.individuals(id, 0)).toEqual([
        { ...founders[0], status: 'trained', life },
        { ...founders[1], status: 'nonviable', cause: 'training loss is NaN at step 3', diedGeneration: 0 },
        child,
        clone,
      ]);
      expect(await store.generations(id)).toEqual([generationOf(0)]);
      const states = await Promise.all([0, 1, 2].map((generation) => store.schemeState(id, generation)));
      expect(JSON.stringify(states)).toBe(JSON.stringify([openingOf(0).scheme.state, openingOf(1).scheme.state, null]));
      expect([await store.environment(id, 1), await store.environment(id, 2)]).toEqual([environmentOf(1), undefined]);
      expect(await store.individuals(id, 1)).toEqual([{ ...founders[0], status: 'trained', life }, child, clone]);
      const born = await Promise.all([0, 1, 2].map((generation) => store.born(id, generation)));
      expect(born).toEqual([(await store.individuals(id, 0)).slice(0, 2), [child, clone], []]);
    });

    it('orders individuals by generation and slot, as numbers', async () => {
      const { id, token, founders } = await begin();
      const born = [newbornOf(id, 10, 0), newbornOf(id, 2, 0), newbornOf(id, 0, 10), newbornOf(id, 0, 9)];
      await store.commit(id, token, { born, events: [] });
      const ids = (await store.individuals(id, 0)).map((individual) => individual.id);
      expect(ids).toEqual([
        ...founders.map((founder) => founder.id),
        `${id}-0-9`,
        `${id}-0-10`,
        `${id}-2-0`,
        `${id}-10-0`,
      ]);
    });

    it('keeps numbers to the last bit', async () => {
      const { id, token, founders } = await begin();
      for (const [index, nats] of [0.1 + 0.2, 5e-324].entries()) {
        const validation = { ...scoreOf(nats), blocks: [nats, 1 / 3, 1e300] };
        const life = { ...lifeOf(nats), validation, lossCurve: [{ step: 1, nats, entropyNats: nats / 3 }] };
        await store.commit(id, token, { outcomes: [{ id: founders[index].id, viable: true, life }], events: [] });
        expect((await store.individuals(id, 0))[index].life).toEqual(life);
      }
    });

    it('keeps a born individual whole that has lived before', async () => {
      const { id, token } = await begin();
      const elder: Individual = { ...newbornOf(id, 0, 5), status: 'trained', life: lifeOf(2), diedGeneration: 0 };
      await store.commit(id, token, { born: [elder], events: [] });
      expect((await store.individuals(id, 0))[2]).toEqual(elder);
    });

    it('changes what a change names, and adds what was spent', async () => {
      const { id, token } = await begin();
      const before = await store.find(id);
      await store.commit(id, token, {
        tournament: { status: 'paused', reason: 'asked to' },
        spent: { tokens: 100, seconds: 0.5 },
        events: [],
      });
      await store.commit(id, token, { spent: { seconds: 0.25 }, events: [] });
      expect(await store.find(id)).toEqual({
        ...before,
        status: 'paused',
        reason: 'asked to',
        tokensTrained: 100,
        seconds: 0.75,
      });
      await store.commit(id, token, { tournament: { status: 'running', reason: null }, events: [] });
      expect(await store.find(id)).toMatchObject({ status: 'running', reason: null });
    });

    it('numbers events on from the last', async () => {
      const { id, token } = await begin();
      const at = NOW.toISOString();
      expect(await store.commit(id, token, { events: [PAUSED, PAUSED] })).toEqual([
        { seq: 4, tournamentId: id, at, v: 1, ...PAUSED },
        { seq: 5, tournamentId: id, at, v: 1, ...PAUSED },
      ]);
      expect(await store.commit(id, token, { events: [] })).toEqual([]);
      expect((await store.commit(id, token, { events: [PAUSED] }))[0].seq).toBe(6);
    });

    it('refuses a stale token, and changes nothing', async () => {
      const { id, token } = await begin();
      const newer = await store.claim(id);
      expect(newer).toBeGreaterThan(token);
      const before = await everything(id);
      const change: Change = {
        tournament: { status: 'failed' },
        spent: { tokens: 1 },
        born: [newbornOf(id, 1, 0)],
        generation: generationOf(0),
        events: [PAUSED],
      };
      await expect(store.commit(id, token, change)).rejects.toThrow(StaleTokenError);
      await expect(store.commit(id, newer + 1, change)).rejects.toThrow(StaleTokenError);
      expect(await everything(id)).toEqual(before);
      expect((await store.commit(id, newer, change))[0].seq).toBe(4);
    });

    it('gives the tournament to one of several that claim it at once', async () => {
      const { id } = await begin();
      const tokens = await Promise.all(Array.from({ length: 5 }, () => store.claim(id)));
      expect(new Set(tokens).size).toBe(5);
      const commits = await Promise.allSettled(tokens.map((token) => store.commit(id, token, { events: [PAUSED] })));
      const newest = tokens.indexOf(Math.max(...tokens));
      expect(commits.map(({ status }) => status === 'fulfilled')).toEqual(tokens.map((_, index) => index === newest));
    });

    it('numbers the events of concurrent commits without gap or double', async () => {
      const { id, token } = await begin();
      const batches = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.commit(id, token, {
            born: [newbornOf(id, 1, index)],
            spent: { tokens: 1, seconds: 1 },
            events: [PAUSED, PAUSED, PAUSED],
          }),
        ),
      );
      const numbers = batches.map((batch) => batch.map(({ seq }) => seq));
      for (const [first, ...others] of numbers) expect(others).toEqual([first + 1, first + 2]);
      expect(numbers.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, index) => 4 + index));
      expect(await store.find(id)).toMatchObject({ tokensTrained: 20, seconds: 20 });
      expect(await store.individuals(id, 0)).toHaveLength(22);
    });

    it('applies a commit whole or not at all', async () => {
      const { id, token, founders } = await begin();
      const trained = { id: founders[0].id, viable: true, life: lifeOf(2) } as const;
      await store.commit(id, token, { outcomes: [trained], generation: generationOf(0), events: [] });
      const tested = { id: founders[0].id, niche: 'moby', generation: 0, score: scoreOf(2) };
      await store.commit(id, token, { tested: [tested], arenas: [arenaOf(0)], battles: [battleOf(0, 0)], events: [] });
      const before = await everything(id);
      const faults: Omit<Change, 'events'>[] = [
        { born: [newbornOf(id, 1, 7), { ...newbornOf(id, 1, 8), id: founders[1].id }] },
        { born: [newbornOf(id, 1, 7), { ...newbornOf(id, 1, 7), id: `${id}-1-8` }] },
        { born: [newbornOf(id, 1, 7, [newbornOf(id, 0, 99)])] },
        {
          outcomes: [
            { id: founders[1].id, viable: false, cause: 'x' },
            { ...trained, id: 'nobody' },
          ],
        },
        { outcomes: [trained] },
        { outcomes: [{ ...trained, viable: false, cause: 'too late' }] },
        { died: { ids: [founders[1].id, 'nobody'], generation: 0 } },
        { tested: [{ ...tested, id: 'nobody' }] },
        { tested: [{ ...tested, score: scoreOf(1) }] },
        { generation: generationOf(0) },
        { scheme: openingOf(0).scheme },
        { environment: openingOf(0).environment },
        { arenas: [arenaOf(1), arenaOf(0)] },
        { battles: [battleOf(0, 1), battleOf(0, 0)] },
        { battles: [battleOf(1, 0)] },
        { ratings: [ratingOf('WB-2', 1, 0)] },
      ];
      for (const fault of faults) {
        const change: Change = {
          tournament: { generation: 5, status: 'failed' },
          spent: { tokens: 1, seconds: 1 },
          born: [newbornOf(id, 1, 6)],
          ...fault,
          events: [PAUSED],
        };
        await expect(store.commit(id, token, change)).rejects.toThrow();
        expect(await everything(id)).toEqual(before);
      }
      expect((await store.commit(id, token, { events: [PAUSED] }))[0].seq).toBe(4);
    });

    it('keeps arenas as they were opened, and the newest rating of each individual', async () => {
      const { id, token, founders } = await begin();
      const names = founders.map((founder) => founder.id);
      const opened = [arenaOf(0, 'moby', [...names, 'WB-2']), arenaOf(0, 'sotu')];
      await store.commit(id, token, { arenas: opened, events: [] });
      const battles = [battleOf(0, 0), battleOf(0, 1, ['WB-2', names[0]])];
      const ratings = [ratingOf(names[0], 0, 0.1 + 0.2), ratingOf('WB-2', 0, 0)];
      await store.commit(id, token, { battles, ratings, events: [] });
      expect(await store.arenas(id, 0)).toEqual(opened);
      expect(await store.arenas(id, 1)).toEqual([]);
      expect((await store.individuals(id, 0)).map(({ rating }) => rating)).toEqual([ratings[0], null]);
      const next = [ratingOf(names[0], 1, -2), ratingOf(names[1], 1, 2)];
      await store.commit(id, token, { arenas: [arenaOf(1)], ratings: next, events: [] });
      expect((await store.individuals(id, 0)).map(({ rating }) => rating)).toEqual(next);
    });

    it('takes a generation of many', async () => {
      const { id, token } = await begin();
      const born = Array.from({ length: 1200 }, (_, slot) => newbornOf(id, 1, slot));
      const events = await store.commit(id, token, { born, events: born.map(birthEvent) });
      expect(events.at(-1)?.seq).toBe(1203);
      const outcomes = born.map((newborn) => ({ id: newborn.id, viable: true, life: lifeOf(2, 1) }) as const);
      const died = { ids: born.map((newborn) => newborn.id), generation: 1 };
      await store.commit(id, token, { outcomes, died, events: [] });
      const individuals = await store.individuals(id, 0);
      expect(
        individuals.filter(({ status, diedGeneration }) => status === 'trained' && diedGeneration === 1),
      ).toHaveLength(1200);
    });

    it('survives text with NUL characters and half surrogate pairs', async () => {
      const { id, token, founders } = await begin();
      const text = 'a\0b\ud800c';
      await store.commit(id, token, {
        tournament: { reason: text },
        outcomes: [{ id: founders[0].id, viable: false, cause: text }],
        events: [{ type: 'tournament.paused', data: { reason: text } }],
      });
      expect((await store.find(id))?.reason).toMatch(/^a.*b.*c$/s);
      await store.insert(tournamentOf(`${id}-text`, { config: { ...tournamentOf('').config, name: text } }));
      expect((await store.find(`${id}-text`))?.config.name).toMatch(/^a.*b.*c$/s);
    });
  });
}
