/** Tournaments as rows: taken out of one database and put into another, they are the same; removed, they leave the rest alone. */
import { setTimeout } from 'node:timers/promises';
import { InvalidValueError, individualId } from '#base';
import {
  createTypeormTournamentRows,
  createTypeormTournamentStore,
  createTypeormVoteStore,
  type Database,
} from '#persistence';
import { type KeptTournament, TABLES, type Table, TournamentExistsError, type TournamentRows } from '#tournament';
import { ROW_SCHEMAS } from '../../apps/gateway/src/schemas/archive-rows.schema';
import { testDatabases } from './databases';
import {
  arenaOf,
  battleOf,
  birthEvent,
  environmentOf,
  generationOf,
  lifeOf,
  metricsOf,
  newbornOf,
  PAUSED,
  ratingOf,
  scoreOf,
  tournamentOf,
} from './records';

const NOW = new Date('2026-11-24T10:00:00.780Z');
/** Takes any rows: those of records are made up. */
const ANY = async () => undefined;
type Rows = Map<Table, object[]>;

async function taken(rows: TournamentRows, id: string): Promise<Rows | undefined> {
  const tables: Rows = new Map();
  const isThere = await rows.read(id, async (table, lines) => {
    tables.set(table, []);
    for await (const line of lines) tables.get(table)!.push(JSON.parse(line) as object);
  });
  return isThere ? tables : undefined;
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const read: Row[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

async function* each(rows: readonly object[]): AsyncGenerator<object> {
  yield* rows;
}

const speciationOf = (founder: string) => ({
  founded: [{ number: 0, name: 'gru-baba', parent: null, founder, generation: 0 }],
  members: [{ generation: 0, individual: founder, species: 0 }],
});

/** A tournament with a row in every table; the weights of its first individual are `weights`. */
async function live(database: Database, id: string, weights = 'c'.repeat(64)) {
  const store = createTypeormTournamentStore(database, () => NOW);
  const votes = createTypeormVoteStore(database, () => NOW);
  await store.insert(tournamentOf(id));
  const token = await store.claim(id);
  const founders = [newbornOf(id, 0, 0), newbornOf(id, 0, 1)];
  const child = newbornOf(id, 1, 0, founders);
  await store.commit(id, token, {
    tournament: { generation: 0 },
    scheme: { generation: 0, state: { archive: [1 / 3] } },
    environment: { generation: 0, ...environmentOf(0) },
    born: founders,
    events: founders.map(birthEvent),
  });
  const outcomes = [
    { id: founders[0].id, viable: true as const, life: { ...lifeOf(2), weights } },
    { id: founders[1].id, viable: false as const, cause: 'it diverged' },
  ];
  const arena = arenaOf(0, 'moby', [founders[0].id, 'WB-2']);
  await store.commit(id, token, { outcomes, arenas: [arena, arenaOf(0, 'sotu')], events: [] });
  await store.commit(id, token, {
    tournament: { generation: 1 },
    generation: generationOf(0),
    born: [child],
    events: [birthEvent(child)],
    speciation: speciationOf(founders[0].id),
    battles: [battleOf(0, 0), battleOf(0, 1)],
    ratings: [ratingOf(founders[0].id, 0, 0.1 + 0.2)],
    metrics: metricsOf(0, founders[0].id),
    compute: [
      {
        generation: 0,
        individual: founders[0].id,
        kind: 'training',
        flops: 1e9 / 3,
        tokens: 4096,
        cpuSeconds: 0.1 + 0.2,
      },
      { generation: 0, individual: '', kind: 'judging', flops: 0, tokens: 0, cpuSeconds: 1 / 3 },
    ],
    died: { ids: [founders[1].id], generation: 0 },
    tested: [{ id: founders[0].id, niche: 'moby', generation: 0, score: scoreOf(1 / 3) }],
  });
  for (const [number, voter] of ['ann', 'bob'].entries()) {
    const ballot = { id: `00000000-0000-4000-8000-${id}000${number}`, tournamentId: id, voter };
    const pair = { generation: 0, niche: 'moby', prompt: 1, first: 'WB-2', second: founders[0].id };
    await votes.issue({ ...ballot, ...pair });
    if (voter === 'ann') await votes.cast({ ...ballot, ...pair }, 'tie');
  }
  return { store, token };
}

describe.each(testDatabases())('rows of $name', ({ open }) => {
  let here: Database;
  let rows: TournamentRows;
  let ids = 0;
  const fresh = () => (0xa0000000 + ids++).toString(16);
  beforeAll(async () => {
    here = await open();
    rows = createTypeormTournamentRows(here, () => NOW);
  });
  afterAll(() => here.close());

  it('come table by table, each as its schema says, with every column', async () => {
    const id = fresh();
    await live(here, id);
    const tables = (await taken(rows, id))!;
    expect([...tables.keys()]).toEqual(TABLES);
    for (const [table, found] of tables) {
      expect([table, found.length]).not.toEqual([table, 0]);
      for (const row of found) {
        expect([table, Object.keys(row).sort()]).toEqual([table, Object.keys(ROW_SCHEMAS[table].shape).sort()]);
        if (table !== 'tournament') ROW_SCHEMAS[table].parse(row);
      }
    }
    const { config: _, ...others } = ROW_SCHEMAS.tournament.shape; // the config of the records needs no corpora
    for (const [field, schema] of Object.entries(others)) {
      schema.parse((tables.get('tournament')![0] as Record<string, unknown>)[field]);
    }
    expect(tables.get('ballot')).toMatchObject([{ voter: 'ann' }]);
    expect(await taken(rows, 'none')).toBeUndefined();
  });

  it.each(testDatabases())('put into $name are the same but for the pause of what ran', async (other) => {
    const id = fresh();
    await live(here, id);
    const there = await other.open();
    try {
      const target = createTypeormTournamentRows(there, () => NOW);
      const tables = (await taken(rows, id))!;
      await target.insert([{ id, rows: (table) => each(tables.get(table)!), check: ANY }]);
      const again = (await taken(target, id))!;
      const [{ lastSeq }] = tables.get('tournament') as [{ lastSeq: number }];
      const reason = 'imported; it ran when its archive was made';
      const paused = {
        seq: lastSeq + 1,
        type: 'tournament.paused',
        data: { reason },
        at: '2026-11-24T10:00:00.78+00:00',
      };
      expect(again.get('lineage_event')!.pop()).toMatchObject(paused);
      expect(again.get('tournament')).toEqual([
        { ...tables.get('tournament')![0], status: 'paused', reason, lastSeq: lastSeq + 1 },
      ]);
      for (const table of TABLES.filter((name) => name !== 'tournament')) {
        expect([table, again.get(table)]).toEqual([table, tables.get(table)]);
      }
      const store = createTypeormTournamentStore(there, () => NOW);
      expect(await store.individuals(id, 0)).toEqual(
        await createTypeormTournamentStore(here, () => NOW).individuals(id, 0),
      );
      await store.commit(id, await store.claim(id), { events: [PAUSED] }); // it can be conducted
    } finally {
      await there.close();
    }
  });

  it('that are put in again may be conducted under a token above those that were given before', async () => {
    const id = fresh();
    const { store } = await live(here, id);
    const newest = await store.claim(id);
    const tables = (await taken(rows, id))!;
    await store.commit(id, newest, { tournament: { status: 'paused' }, events: [PAUSED] });
    await setTimeout(2000);
    await rows.remove(id);
    await rows.insert([{ id, rows: (table) => each(tables.get(table)!), check: ANY }]);
    expect(await store.claim(id)).toBeGreaterThan(newest);
  });

  it('are of one moment: what is committed meanwhile is not among them', async () => {
    const id = fresh();
    const { store, token } = await live(here, id);
    let committed: Promise<unknown> = Promise.resolve();
    const read = new Map<Table, number>();
    await rows.read(id, async (table, lines) => {
      if (table === 'tournament') committed = store.commit(id, token, { events: [PAUSED] });
      let count = 0;
      for await (const _ of lines) count += 1;
      read.set(table, count);
    });
    await committed;
    expect((await taken(rows, id))!.get('lineage_event')).toHaveLength(read.get('lineage_event')! + 1);
  });

  it('are read anew where something was committed meanwhile', async () => {
    const id = fresh();
    const { store, token } = await live(here, id);
    const commit = () => store.commit(id, token, { events: [PAUSED] });
    let tables: Rows = new Map();
    let commits = 0;
    await rows.read(id, async (table, lines) => {
      if (table === 'tournament') tables = new Map();
      if (table === 'vote' && commits < 2 && here.dataSource.options.poolSize === 1) {
        commits++;
        await commit();
      }
      tables.set(table, []);
      for await (const line of lines) tables.get(table)!.push(JSON.parse(line) as object);
    });
    expect(tables).toEqual(await taken(rows, id));
  });

  it('are none of a tournament that is not there, whatever its name', async () => {
    expect(await taken(rows, 'nowhere')).toBeUndefined();
    expect(await taken(rows, 'no\0where')).toBeUndefined();
  });

  it('let others go on meanwhile', async () => {
    const id = fresh();
    await live(here, id);
    const received: Table[] = [];
    await rows.read(id, async (table) => {
      await here.dataSource.query('SELECT 1');
      received.push(table);
    });
    expect(received).toEqual(TABLES);
  });

  it('of a tournament that is there, with keys of another, or that a check refuses are put in not at all', async () => {
    const [id, other] = [fresh(), fresh()];
    await live(here, id);
    const tables = (await taken(rows, id))!;
    await expect(rows.insert([{ id, rows: (table) => each(tables.get(table)!), check: ANY }])).rejects.toThrow(
      TournamentExistsError,
    );
    const renamed = (table: Table) =>
      (JSON.parse(JSON.stringify(tables.get(table)).replaceAll(id, other)) as object[]).map((row) => ({ ...row }));
    const stolen = (table: Table) => each(table === 'ballot' || table === 'vote' ? tables.get(table)! : renamed(table));
    await expect(rows.insert([{ id: other, rows: stolen, check: ANY }])).rejects.toThrow(InvalidValueError);
    const refusal = new InvalidValueError('nats', 9, 'another');
    await expect(
      rows.insert([{ id: other, rows: (table) => each(renamed(table)), check: async () => Promise.reject(refusal) }]),
    ).rejects.toBe(refusal);
    expect(await taken(rows, other)).toBeUndefined();
    let shown: unknown[] = [];
    const check = async (kept: KeptTournament) => {
      const { born, ...rest } = await kept.generation(0);
      shown = [kept.tournament, born, rest, await kept.tested(), await all(kept.votes()), await all(kept.events())];
    };
    await rows.insert([{ id: other, rows: (table) => each(renamed(table)), check }]);
    const there = createTypeormTournamentStore(here, () => NOW);
    const [{ rating: _, ...first }, second] = (await there.individuals(other, 0)).filter(
      ({ generation }) => generation === 0,
    );
    expect(shown.slice(0, 4)).toEqual([
      { ...(await there.find(other)), status: 'running', reason: null },
      [{ ...first, rating: null, species: null }, second],
      {
        lives: await there.lives(other, 0),
        summary: (await there.generations(other))[0],
        schemeState: await there.schemeState(other, 0),
        environment: await there.environment(other, 0),
        speciation: speciationOf(first.id),
        arenas: await there.arenas(other, 0),
        ...(await there.judged(other, 0)),
        metrics: await there.metrics(other, 0),
        compute: await there.compute(other, 0),
      },
      [{ id: first.id, niche: 'moby', generation: 0, score: scoreOf(1 / 3) }],
    ]);
    expect(shown[4]).toMatchObject([{ voter: 'ann', outcome: 'tie' }]);
    expect(shown[5]).toHaveLength((tables.get('lineage_event') as object[]).length);
  });

  it('are there of generations in which nobody was born', async () => {
    const id = fresh();
    const { store, token } = await live(here, id);
    await store.commit(id, token, {
      tournament: { generation: 2 },
      scheme: { generation: 2, state: {} },
      environment: { generation: 2, ...environmentOf(2) },
      generation: generationOf(2),
      metrics: metricsOf(2, individualId(id, { generation: 0, slot: 0 })),
      events: [],
    });
    const tables = (await taken(rows, id))!;
    for (const table of ['generation', 'scheme_state', 'environment', 'metric'] as const)
      expect([table, tables.get(table)!.at(-1)]).toEqual([table, expect.objectContaining({ generation: 2 })]);
  });

  it('are removed whole, unless it runs; files are marked as long as nobody refers to them', async () => {
    const [id, other] = [fresh(), fresh()];
    const { store, token } = await live(here, id, 'd'.repeat(64));
    await live(here, other, 'e'.repeat(64));
    const kept = await taken(rows, other);
    expect(await rows.remove(id)).toBe('running');
    await store.commit(id, token, { tournament: { status: 'cancelled' }, events: [PAUSED] });
    await rows.discard([{ kind: 'weights', sha256: 'e'.repeat(64) }]);
    expect(await rows.remove(id)).toBe('removed');
    expect(await rows.remove(id)).toBe('missing');
    expect(await taken(rows, id)).toBeUndefined();
    expect(await taken(rows, other)).toEqual(kept);
    await expect(store.commit(id, token, { events: [PAUSED] })).rejects.toThrow('claimed by another conductor');
    // The texts are those of other tournaments as well.
    const discarded = [{ kind: 'weights', sha256: 'd'.repeat(64) }] as const;
    expect(await rows.discarded()).toEqual(discarded);
    await rows.forget(discarded);
    expect(await rows.discarded()).toEqual([]);
    expect(individualId(other, { generation: 0, slot: 0 })).toBe(
      (kept!.get('life')![0] as { individualId: string }).individualId,
    );
  });
});
