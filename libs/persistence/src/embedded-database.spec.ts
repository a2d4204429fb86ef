import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generationOf, PAUSED, tournamentOf } from '../../../test/conformance/records';
import { copyFolder } from './copy-folder';
import { DatabaseUnavailableError } from './database-unavailable-error';
import { openDatabase } from './open-database';
import { createTypeormTournamentArchive } from './typeorm-tournament-archive';
import { createTypeormTournamentStore } from './typeorm-tournament-store';

jest.mock('./copy-folder', () => {
  const { copyFolder: copy } = jest.requireActual<{ copyFolder: typeof copyFolder }>('./copy-folder');
  return { copyFolder: jest.fn(copy) };
});

const clock = (): Date => new Date(0);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clade-embedded-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('takes no half-made database for a whole one, and keeps what it was given', async () => {
  await mkdir(join(folder, 'database.new'));
  await writeFile(join(folder, 'database.new', 'PG_VERSION'), '18');
  const first = await openDatabase({ folder });
  await createTypeormTournamentStore(first, clock).insert(tournamentOf('kept'));
  await first.close();
  const second = await openDatabase({ folder });
  expect(await createTypeormTournamentStore(second, clock).find('kept')).toEqual(tournamentOf('kept'));
  await second.close();
  expect(await readdir(folder)).toEqual(['database']);
});

it('makes a database where the copy of an empty one fails half way', async () => {
  jest.mocked(copyFolder).mockImplementationOnce(async (_, to) => {
    await mkdir(to);
    await writeFile(join(to, 'PG_VERSION'), '18');
    throw Object.assign(new Error('no permission'), { code: 'EACCES' });
  });
  const own = join(folder, 'own');
  const database = await openDatabase({ folder: own });
  expect(await createTypeormTournamentStore(database, clock).find('none')).toBeUndefined();
  await database.close();
  expect((await stat(join(own, 'database'))).mode & 0o777).toBe(0o700);
});

it('is tidied each time a generation has closed', async () => {
  const database = await openDatabase({ folder });
  const closedBefore: number[] = [];
  const store = createTypeormTournamentStore(
    { ...database, tidy: async () => void closedBefore.push(await closed()) },
    clock,
  );
  const closed = async (): Promise<number> => (await store.generations('t')).length;
  await store.insert(tournamentOf('t'));
  const token = await store.claim('t');
  await store.commit('t', token, { events: [PAUSED] });
  await store.commit('t', token, { generation: generationOf(0), events: [] });
  await store.commit('t', token, { generation: generationOf(1), events: [] });
  expect(closedBefore).toEqual([1, 2]);
  await database.tidy();
  await database.close();
});

it('tells in a sentence why it cannot be opened', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  await expectUnavailable(file, `${file} cannot be written to: EEXIST`);
  await expectUnavailable(join(file, 'below'), 'cannot be written to: ENOTDIR');
  const other = join(folder, 'other');
  await mkdir(join(other, 'database'), { recursive: true });
  await writeFile(join(other, 'database', 'PG_VERSION'), '15\n');
  await expectUnavailable(other, `the database in ${join(other, 'database')} cannot be opened`);
  expect(await readdir(other)).toEqual(['database']);
});

it('makes no new database over what is left of another', async () => {
  const damaged = join(folder, 'damaged');
  await mkdir(join(damaged, 'database', 'base'), { recursive: true });
  await expectUnavailable(damaged, `the database in ${join(damaged, 'database')} cannot be opened`);
  expect(await readdir(join(damaged, 'database'))).toEqual(['base']);
  const notFolder = join(folder, 'not-folder');
  await mkdir(notFolder);
  await writeFile(join(notFolder, 'database'), 'precious');
  await expectUnavailable(notFolder, `the database in ${join(notFolder, 'database')} cannot be opened`);
  expect(await readFile(join(notFolder, 'database'), 'utf8')).toBe('precious');
});

async function expectUnavailable(path: string, message: string): Promise<void> {
  const error: unknown = await openDatabase({ folder: path }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(DatabaseUnavailableError);
  expect((error as Error).message).toContain(message);
  expect((error as Error).message).not.toContain('\n');
}

it('has lost no acknowledged commit, and holds no half of one, when its process was killed in the middle', async () => {
  const record = tournamentOf('killed');
  for (const kills of [1, 2, 3]) {
    const acknowledged = await killMidway(folder, JSON.stringify(record), 3 * kills);
    const database = await openDatabase({ folder });
    const tournament = await createTypeormTournamentArchive(database).find(record.id);
    const individuals = await createTypeormTournamentStore(database, clock).individuals(record.id, 0);
    const events = await createTypeormTournamentArchive(database).events(record.id, 0, 1e6);
    await database.close();
    const generations = (tournament?.generation ?? -1) + 1;
    expect(generations).toBeGreaterThan(acknowledged);
    expect(tournament).toMatchObject({ tokensTrained: 40 * generations, lastSeq: events.length });
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    const born = events.slice(1).map(({ data }) => (data as { id: string }).id);
    expect(individuals.map(({ id }) => id)).toEqual(born);
    expect(born).toHaveLength(40 * generations);
  }
}, 180_000);

/** The last generation that a process had acknowledged when it was killed, some commits after it began. */
async function killMidway(dataFolder: string, tournament: string, commits: number): Promise<number> {
  const script = join(__dirname, '../../../dist/test/fixtures/commit-until-killed.main.js');
  const child: ChildProcess = fork(script, [dataFolder, tournament], { execArgv: [] });
  const ended = once(child, 'exit');
  let last = -1;
  let received = 0;
  child.on('message', (generation: number) => {
    last = generation;
    if (++received === commits) child.kill('SIGKILL');
  });
  expect(await ended).toEqual([null, 'SIGKILL']);
  return last;
}
