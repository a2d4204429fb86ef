/** Origins of alleles, as a tournament keeps them and as an import derives them. */
import { DEFAULT_SEARCH_SPACE } from '#genome';
import {
  createTypeormTournamentArchive,
  createTypeormTournamentRows,
  createTypeormTournamentStore,
  type Database,
} from '#persistence';
import type { Table } from '#tournament';
import { fakeHandlers } from '../../libs/tournament/src/testing/handlers';
import { inProcess, world } from '../../libs/tournament/src/testing/world';
import { testDatabases } from './databases';

const ID = 'bcdfghjk';
const DISCRETE = DEFAULT_SEARCH_SPACE.filter(({ kind }) => kind !== 'real') as Extract<
  (typeof DEFAULT_SEARCH_SPACE)[number],
  { values: unknown }
>[];

/** Those who have an allele that no parent has, by their genomes. */
const BY_GENOMES = `
  SELECT id FROM individual born WHERE genome->>$1 = $2 AND NOT EXISTS (
    SELECT FROM parentage JOIN individual parent ON parent.id = parent_id WHERE child_id = born.id AND parent.genome->>$1 = $2
  ) ORDER BY generation, slot`;

describe.each(testDatabases())('origins of alleles in $name', ({ open }) => {
  let database: Database;
  const everywhere = async () => {
    const archive = createTypeormTournamentArchive(database);
    const asked = DISCRETE.flatMap((locus) => locus.values.map((value) => ({ locus, value })));
    return Promise.all(
      asked.map(async ({ locus, value }) => {
        const found = await archive.geneOrigins(ID, locus, value, 1000);
        return { locus, value, ids: found.map(({ id }) => id) };
      }),
    );
  };

  beforeAll(async () => {
    database = await open();
    const store = createTypeormTournamentStore(database, () => new Date(0));
    const { run } = await world({ id: ID, store, config: { generations: 5 } });
    await run(inProcess(fakeHandlers({ stillborn: [1] })));
  });
  afterAll(() => database.close());

  it('are kept as individuals are born: those of generation 0, and those who mutated to an allele that no parent has', async () => {
    const kept = await everywhere();
    for (const { locus, value, ids } of kept) {
      const rows = await database.dataSource.query<{ id: string }[]>(BY_GENOMES, [locus.name, String(value)]);
      expect([locus.name, value, ids]).toEqual([locus.name, value, rows.map(({ id }) => id)]);
    }
    const generations = kept.flatMap(({ ids }) => ids.map((id) => id.split('-')[1]));
    expect(new Set(generations)).toEqual(new Set(['0', '1', '2', '3', '4']));
  });

  it('are derived alike where a tournament was imported', async () => {
    const kept = await everywhere();
    const rows = createTypeormTournamentRows(database, () => new Date(0));
    const tables = new Map<Table, object[]>();
    await rows.read(ID, async (table, lines) => {
      const read: object[] = [];
      for await (const line of lines) read.push(JSON.parse(line));
      tables.set(table, read);
    });
    await rows.remove(ID);
    expect((await everywhere()).flatMap(({ ids }) => ids)).toEqual([]);
    async function* taken(table: Table) {
      yield* tables.get(table)!;
    }
    await rows.insert([{ id: ID, rows: taken, check: async () => undefined }]);
    expect(await everywhere()).toEqual(kept);
  });
});
