/** Whole tournaments between real servers with folders of their own, and what is refused. */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { ApiClient } from '#client';
import type { TournamentView } from '#contracts';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { ARENA_CONFIG, download, entriesOf, linesOf, manifestOf, refusal, upload, VOTER } from './support/archives';
import { startWithFinished } from './support/finished-tournament';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, VARIED_CONFIG } from './support/small-tournament';

jest.setTimeout(240_000);

let sourceData: string;
let targetData: string;
let source: GatewayProcess;
let target: GatewayProcess;
let tournament: TournamentView;
let archive: Buffer;

beforeAll(async () => {
  ({ data: sourceData, gateway: source, tournament } = await startWithFinished('voted'));
  targetData = await temporaryFolder();
  target = await startGateway({ data: targetData });
  archive = await download(source.api, tournament.id);
});
afterAll(async () => {
  await source.stop();
  await target.stop();
});

/** All that can be asked about a tournament. */
async function everything(api: ApiClient, id: string) {
  const { rows } = await api.individuals(id, { limit: 200 });
  return {
    tournament: await api.tournament(id),
    individuals: rows,
    generations: await api.generations(id),
    details: await Promise.all(rows.map((row) => api.individual(row.id))),
    ratings: await Promise.all(rows.map((row) => api.ratingHistory(row.id))),
    leaderboard: await api.leaderboard(id, { part: 'test' }),
    battles: await api.battles(id, { limit: 200 }),
    battle: await api.battle(id, { generation: 1, niche: 'prose', number: 0 }),
    events: await api.events(id, { limit: 1000 }),
    newick: Buffer.from(await api.lineageFile(id, 'newick')).toString(),
    found: await api.search('quagga'),
    gene: await api.gene(id, 'family'),
  };
}

async function verified(api: ApiClient, id: string): Promise<string> {
  for (let { id: verification, status } = await api.startVerification(id); ; await setTimeout(50)) {
    ({ status } = await api.verification(verification));
    if (status !== 'running') return status;
  }
}

const weightsIn = async (data: string) => readdir(path.join(data, 'weights')).catch(() => []);
const wanted = { prompt: 'The w', length: 40, seed: 7 };

it('holds every row, text and weights file, told by a manifest; voters by pseudonym, and no open ballots', async () => {
  const entries = await entriesOf(archive);
  const manifest = manifestOf(entries);
  const { id, status, lastSeq, lineageHash } = tournament;
  expect(manifest).toMatchObject({
    version: 12,
    weights: true,
    experiment: null,
    tournaments: [{ id, status, lastSeq, lineageHash }],
  });
  expect(entries.slice(1).map(([name, { length }]) => [name, length])).toEqual(
    manifest.entries.map(({ name, bytes }) => [name, bytes]),
  );
  expect(linesOf(entries, 'individual')).toHaveLength(tournament.individuals);
  expect(linesOf(entries, 'lineage_event').map(({ seq }) => seq)).toEqual(
    Array.from({ length: lastSeq }, (_, at) => at + 1),
  );
  expect(linesOf(entries, 'vote')).toHaveLength(1);
  expect(linesOf(entries, 'ballot')).toHaveLength(1);
  expect(Buffer.concat(entries.map(([, content]) => content)).includes(VOTER)).toBe(false);
  const hashes = new Set(linesOf(entries, 'life').flatMap(({ weights, optimizerState }) => [weights, optimizerState]));
  expect(manifest.entries.filter(({ name }) => name.startsWith('weights/'))).toHaveLength(hashes.size);
  expect((await download(source.api, id)).equals(archive)).toBe(true);
});

it('imported, answers every query as before, verifies, writes, and is exported as the same file', async () => {
  const { id } = tournament;
  const { outcome, tournament: imported } = await upload(target.api, archive);
  expect([outcome, imported]).toEqual(['imported', tournament]);
  expect(await everything(target.api, id)).toEqual(await everything(source.api, id));
  expect((await download(target.api, id)).equals(archive)).toBe(true);
  const champion = tournament.champion!.id;
  expect(await target.api.sample(champion, wanted)).toEqual(await source.api.sample(champion, wanted));
  expect(await verified(target.api, id)).toBe('matched');
  expect(await readdir(path.join(targetData, 'spool'))).toEqual([]);
});

it('is imported where environments changed too', async () => {
  const { id } = await source.api.launch({ config: VARIED_CONFIG, seed: 11 });
  const { lineageHash } = await until(source.api, id, finished);
  const events = await source.api.events(id, { limit: 1000 });
  expect(events.map(({ type }) => type)).toContain('environment.changed');
  const elsewhere = await startGateway({ data: await temporaryFolder() });
  try {
    const { outcome, tournament: imported } = await upload(elsewhere.api, await download(source.api, id));
    expect([outcome, imported?.lineageHash]).toEqual(['imported', lineageHash]);
  } finally {
    await elsewhere.stop();
  }
});

it('imported once more, is said to be here; where it differs, it is refused', async () => {
  const { id } = tournament;
  expect((await upload(target.api, archive)).outcome).toBe('identical');
  await target.api.annotateTournament(id, { notes: 'another' });
  expect(await refusal(upload(target.api, archive))).toEqual([
    409,
    `tournament ${id} is here already, and is not the same: tables/${id}/tournament.ndjson differ`,
  ]);
  await target.api.annotateTournament(id, { notes: 'the quagga run' });
});

it('without its weights, is imported without them, and takes them later', async () => {
  const { id } = tournament;
  const champion = tournament.champion!.id;
  const data = await temporaryFolder();
  const other = await startGateway({ data });
  try {
    const light = await download(source.api, id, { weights: false });
    expect((await entriesOf(light)).some(([name]) => name.startsWith('weights/'))).toBe(false);
    expect((await upload(other.api, light)).outcome).toBe('imported');
    expect(await weightsIn(data)).toEqual([]);
    expect((await refusal(other.api.sample(champion, wanted)))[1]).toMatch(/weights file .* is missing/);
    expect((await refusal(download(other.api, id)))[1]).toMatch(/weights file .* is missing/);
    expect((await upload(other.api, archive)).outcome).toBe('identical');
    expect(await other.api.sample(champion, wanted)).toEqual(await source.api.sample(champion, wanted));
  } finally {
    await other.stop();
  }
});

it('of a running tournament is one moment of it; imported, it is paused, and resumed it ends alike', async () => {
  const config = { ...ARENA_CONFIG, generations: 4 };
  const { id } = await source.api.launch({ config, seed: 42 });
  await until(source.api, id, ({ generation }) => generation >= 1);
  const running = await download(source.api, id);
  const [row] = manifestOf(await entriesOf(running)).tournaments;
  expect(row.status).toBe('running');
  const { tournament: imported } = await upload(target.api, running);
  expect(imported).toMatchObject({
    status: 'paused',
    lastSeq: row.lastSeq + 1,
    reason: expect.stringMatching(/^imported/),
  });
  const events = await target.api.events(id, { limit: 1000 });
  expect(events.slice(0, -1)).toEqual((await source.api.events(id, { limit: 1000 })).slice(0, row.lastSeq));
  expect(events.at(-1)).toMatchObject({ seq: row.lastSeq + 1, type: 'tournament.paused' });
  expect((await refusal(upload(target.api, running)))[0]).toBe(409);
  const original = await until(source.api, id, finished);
  await target.api.resume(id);
  const { lineageHash } = await until(target.api, id, finished);
  expect(lineageHash).toBe(original.lineageHash);
  await target.api.removeTournament(id);
});

describe('deleted', () => {
  it('while it runs is refused', async () => {
    const { id } = await source.api.launch({ config: SMALL_CONFIG, seed: 43 });
    expect(await refusal(source.api.removeTournament(id))).toEqual([
      409,
      `tournament ${id} is running; pause or cancel it first`,
    ]);
    await source.api.cancel(id);
    await source.api.removeTournament(id);
    expect(await refusal(source.api.tournament(id))).toEqual([404, `there is no tournament "${id}"`]);
  });

  it('is gone from every query, and leaves the weights that another tournament has', async () => {
    const config = { ...SMALL_CONFIG, generations: 1 };
    const twins = [await source.api.launch({ config, seed: 44 }), await source.api.launch({ config, seed: 44 })];
    for (const { id } of twins) await until(source.api, id, finished);
    const before = await weightsIn(sourceData);
    const [gone, kept] = twins.map(({ id }) => id);
    const champion = (await source.api.tournament(kept)).champion!.id;
    const text = await source.api.sample(champion, wanted);
    await source.api.removeTournament(gone);
    for (const asked of [
      '',
      '/individuals',
      '/generations',
      '/leaderboard',
      '/events',
      '/archive',
      '/lineage?format=newick',
    ]) {
      expect([asked, (await fetch(`${source.address}/api/tournaments/${gone}${asked}`)).status]).toEqual([asked, 404]);
    }
    expect((await refusal(source.api.individual(`${gone}-0-0`)))[0]).toBe(404);
    expect((await refusal(source.api.ancestors(`${gone}-0-0`)))[0]).toBe(404);
    expect((await refusal(source.api.removeTournament(gone)))[0]).toBe(404);
    expect(await weightsIn(sourceData)).toEqual(before);
    expect(await source.api.sample(champion, wanted)).toEqual(text);
    await source.api.removeTournament(kept);
    expect((await weightsIn(sourceData)).length).toBeLessThan(before.length);
  });

  it('takes along the texts that came with it, and no others', async () => {
    const named = async (api: ApiClient) =>
      (await api.corpora()).map(({ name }) => name).filter((name) => /prose|sounds/.test(name));
    expect(await named(target.api)).toEqual(['prose', 'sounds']);
    await target.api.removeTournament(tournament.id);
    expect(await named(target.api)).toEqual([]);
    expect(await weightsIn(targetData)).toEqual([]);
    expect(await named(source.api)).toEqual(['prose', 'sounds']);
  });

  it('by a server that is killed before the files are gone, is swept by the next', async () => {
    const data = await temporaryFolder();
    const first = await startGateway({ data });
    await upload(first.api, archive);
    const { id } = await first.api.launch({ config: { ...SMALL_CONFIG, generations: 50 }, seed: 45 });
    await first.api.removeTournament(tournament.id); // its files stay while something runs
    const own = tournament.champion!.id;
    expect((await weightsIn(data)).length).toBeGreaterThan(0);
    await first.kill();
    await mkdir(path.join(data, 'spool', 'left'), { recursive: true });
    await writeFile(path.join(data, 'spool', 'left', '1'), 'by a killed server');
    await writeFile(path.join(data, 'corpora', 'index.json.1.tmp'), '{');
    const second = await startGateway({ data });
    try {
      expect((await refusal(second.api.individual(own)))[0]).toBe(404);
      expect(await readdir(path.join(data, 'corpora'))).not.toContain('index.json.1.tmp');
      const { rows } = await second.api.individuals(id, { limit: 200 });
      const details = await Promise.all(rows.map((row) => second.api.individual(row.id)));
      const needed = details.flatMap(({ weights }) => (weights ? [`${weights}.safetensors`] : []));
      expect(await weightsIn(data)).toEqual(expect.arrayContaining(needed));
      const archived = new Set(
        linesOf(await entriesOf(archive), 'life').map(({ weights }) => `${String(weights)}.safetensors`),
      );
      expect((await weightsIn(data)).filter((file) => archived.has(file) && !needed.includes(file))).toEqual([]);
      expect(await readdir(data)).not.toContain('spool');
    } finally {
      await second.stop();
    }
  });
});

const onPostgres = TEST_DATABASE_URL ? it : it.skip;
onPostgres('goes to PostgreSQL and back, the same file', async () => {
  const { id } = tournament;
  const database = await freshDatabase(TEST_DATABASE_URL!);
  const postgres = await startGateway({ data: await temporaryFolder(), databaseUrl: database.url });
  const other = await startGateway({ data: await temporaryFolder() });
  try {
    await upload(postgres.api, archive);
    expect(await everything(postgres.api, id)).toEqual(await everything(source.api, id));
    const again = await download(postgres.api, id);
    expect(again.equals(archive)).toBe(true);
    await upload(other.api, again);
    expect((await download(other.api, id)).equals(archive)).toBe(true);
    await postgres.api.removeTournament(id);
    expect((await refusal(postgres.api.tournament(id)))[0]).toBe(404);
  } finally {
    await postgres.stop();
    await other.stop();
    await database.drop();
  }
});
