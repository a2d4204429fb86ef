/** One who was evaluated again, or on the text of another niche, still stands once in every list, by its own evaluation. */
import { testDatabases } from '../../../test/conformance/databases';
import { newbornOf, lifeOf, scoreOf, tournamentOf } from '../../../test/conformance/records';
import type { Database } from './database';
import { deriveRows } from './derive-rows';
import { EvaluationEntity } from './entities/evaluation.entity';
import { toEvaluationRow } from './evaluation.mapper';
import { createTypeormTournamentArchive } from './typeorm-tournament-archive';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

const ID = 'bcdfghjk';
const [SURVIVOR, OTHER] = [newbornOf(ID, 0, 0), newbornOf(ID, 0, 2)];

describe.each(testDatabases())('evaluations in $name', ({ open }) => {
  let database: Database;

  beforeAll(async () => {
    database = await open();
    const store = createTypeormTournamentStore(database, () => new Date(0));
    await store.insert(tournamentOf(ID));
    const token = await store.claim(ID);
    const outcomes = [SURVIVOR, OTHER].map(({ id }, at) => ({ id, viable: true as const, life: lifeOf(3 - at) }));
    await store.commit(ID, token, { born: [SURVIVOR, OTHER], events: [] });
    const test = { id: SURVIVOR.id, niche: 'moby', generation: 1, score: scoreOf(2.5) };
    await store.commit(ID, token, { outcomes, tested: [test], events: [] });
    const again = [
      ['moby', 1, 'validation', 1],
      ['sotu', 0, 'validation', 9],
      ['sotu', 1, 'test', 8],
      ['moby', 0, 'test', 7],
    ] as const;
    const rows = again.map(([niche, generation, part, nats]) =>
      toEvaluationRow({ individualId: SURVIVOR.id, niche, generation, part }, scoreOf(nats)),
    );
    await database.dataSource.manager.insert(EvaluationEntity, rows);
  });
  afterAll(() => database.close());

  it('are all shown of an individual, those on its own niche first', async () => {
    const { evaluations, nats } = (await createTypeormTournamentArchive(database).individual(SURVIVOR.id))!;
    expect(nats).toBe(3);
    expect(evaluations.map(({ part, niche, generation, nats }) => [part, niche, generation, nats])).toEqual([
      ['validation', 'moby', 0, 3],
      ['validation', 'moby', 1, 1],
      ['test', 'moby', 0, 7],
      ['test', 'moby', 1, 2.5],
      ['validation', 'sotu', 0, 9],
      ['test', 'sotu', 1, 8],
    ]);
  });

  it('give one row of it in leaderboards, pages, counts and what a conductor reads', async () => {
    const archive = createTypeormTournamentArchive(database);
    const store = createTypeormTournamentStore(database, () => new Date(0));
    const onValidation = await archive.leaderboard(ID, 'validation', 10);
    expect(onValidation.map(({ name, rank, of }) => [name, rank, of])).toEqual([
      [OTHER.id, 1, 2],
      [SURVIVOR.id, 2, 2],
    ]);
    expect(onValidation[1]).toMatchObject({ bitsPerCharacter: 3 / Math.LN2 });
    expect(await archive.leaderboard(ID, 'test', 10)).toMatchObject([
      { name: SURVIVOR.id, rank: 1, of: 1, bitsPerCharacter: 2.5 / Math.LN2 },
    ]);
    for (const sort of ['birth', 'validation'] as const) {
      const { rows } = await archive.individuals(ID, { sort, limit: 10 });
      expect(rows.map(({ id, nats }) => [id, nats]).sort()).toEqual([
        [SURVIVOR.id, 3],
        [OTHER.id, 2],
      ]);
    }
    expect((await archive.find(ID))!.individuals).toBe(2);
    for (const read of [await store.individuals(ID, 0), await store.born(ID, 0)]) {
      expect(read.map(({ life }) => life?.validation)).toEqual([scoreOf(3), scoreOf(2)]);
    }
  });

  it('are not taken for its own where rows are derived anew', async () => {
    const { manager } = database.dataSource;
    const measured = () =>
      manager.query('SELECT validation_nats, bits_per_character, tokens_trained FROM individual ORDER BY slot');
    const before = await measured();
    await manager.query(
      'UPDATE individual SET validation_nats = NULL, bits_per_character = NULL, tokens_trained = NULL',
    );
    await deriveRows(manager, ID);
    expect(await measured()).toEqual(before);
    expect(before).toMatchObject([{ validation_nats: 3 }, { validation_nats: 2 }]);
  });
});
