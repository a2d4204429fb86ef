import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import {
  createTypeormTournamentArchive,
  createTypeormTournamentRows,
  createTypeormTournamentStore,
  type Database,
  openDatabase,
} from '#persistence';
import { fillDatabase } from './fill';
import { measureQuestion } from './measure-question';
import { benchQueries } from './queries';
import { questionsOf } from './questions';

const SHAPE = { id: 'large', generations: 8, births: 40 };

describe('a made-up history', () => {
  let folder = '';
  let database: Database;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'clade-queries-'));
    database = await openDatabase({ folder });
    await fillDatabase(database, [SHAPE], () => undefined);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('is there once, however often it is asked for, and alone', async () => {
    await fillDatabase(database, [SHAPE], () => undefined);
    const archive = createTypeormTournamentArchive(database);
    expect(await archive.find(SHAPE.id)).toMatchObject({ individuals: 320, generation: 7 });
    const other = fillDatabase(database, [{ ...SHAPE, births: 41 }], () => undefined);
    await expect(other).rejects.toThrow('one that this bench has filled alike');
  });

  it('has an answer to every question', async () => {
    const archive = createTypeormTournamentArchive(database);
    const store = createTypeormTournamentStore(database, () => new Date(0));
    const rows = createTypeormTournamentRows(database, () => new Date(0));
    const look = () => archive.events(SHAPE.id, 0, 1);
    const byFamily = ['birth asc', 'validation desc'].map((order) => `individuals by ${order}: niche, family`);
    const none = ['leaderboard on test', 'search', ...byFamily];
    for (const question of questionsOf({ archive, store, rows }, SHAPE)) {
      const row = await measureQuestion(question, look, { seed: 1, warmUp: 0, rounds: 2, limit: 1e6, feedLimit: 1e6 });
      expect(row).toMatchObject({ query: question.name, kept: true });
      expect(row.p50).toBeLessThanOrEqual(row.p95);
      if (!none.includes(question.name)) expect([question.name, row.rows]).not.toEqual([question.name, 0]);
    }
  });

  it('keeps the gene histories that are counted without them', async () => {
    const archive = createTypeormTournamentArchive(database);
    const discrete = DEFAULT_SEARCH_SPACE.filter(({ kind }) => kind !== 'real');
    const ask = () => Promise.all(discrete.map((locus) => archive.geneHistory(SHAPE.id, locus, {})));
    const kept = await ask();
    expect(kept[0].generations).toHaveLength(SHAPE.generations);
    await database.dataSource.query('DELETE FROM gene_history');
    expect(await ask()).toEqual(kept);
  });
});

it.each([
  [['--individuals', '10.5'], 'individuals is "10.5"; must be a positive integer'],
  [['--individuals', '1500'], 'a multiple of 1000 births'],
  [['--database', 'mysql://x'], 'pglite, or a URL such as postgres://user@host:5432/empty'],
])('%j are refused', (args, message) => expect(benchQueries(args)).rejects.toThrow(message));
