/** Whole tournaments between real servers with folders of their own, and what is refused. */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type ApiClient, ApiProblem } from '#client';
import type { TournamentView } from '#contracts';
import { freshDatabase, TEST_DATABASE_URL } from '../support/postgres';
import { download, entriesOf, linesOf, manifestOf, packed, upload, withManifest, withRows } from './support/archives';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { finished, SMALL_CONFIG, temporaryFolder, until, uploadCorpora } from './support/small-tournament';

jest.setTimeout(240_000);

const ARENA_CONFIG = { ...SMALL_CONFIG, arena: { prompts: 2, sampleCharacters: 120, rounds: 3, promptCharacters: 20 } };
const VOTER = 'ann-whom-nobody-knows';

let sourceData: string;
let targetData: string;
let source: GatewayProcess;
let target: GatewayProcess;
let tournament: TournamentView;
let archive: Buffer;

beforeAll(async () => {
  [sourceData, targetData] = [await temporaryFolder(), await temporaryFolder()];
  [source, target] = [await startGateway({ data: sourceData }), await startGateway({ data: targetData })];
  await uploadCorpora(source.api);
  const { id } = await source.api.launch({ config: ARENA_CONFIG, seed: 41 });
  await until(source.api, id, finished);
  const voted = await source.api.ballot(id, { voter: VOTER });
  await source.api.vote(voted.id, { voter: VOTER, outcome: 'first' });
  await source.api.ballot(id, { voter: VOTER }); // and one left open
  await source.api.annotateTournament(id, { notes: 'the quagga run' });
  await source.api.annotateIndividual(`${id}-0-0`, { name: '-Infinity, "é" 𝒜' });
  tournament = await source.api.tournament(id);
  archive = await download(source.api, id);
});
afterAll(async () => {
  await source.stop();
  await target.stop();
});

/** All that can be asked about a tournament. */
async function everything(api: ApiClient, id: string) {
  const { rows } = await api.individuals(id, { limit: 200 });
  return {
    ...{ tournament: await api.tournament(id), individuals: rows, generations: await api.generations(id) },
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

async function refusal(request: Promise<unknown>): Promise<[number, string]> {
  const error: unknown = await request.catch((caught: unknown) => caught);
  if (!(error instanceof ApiProblem)) throw new Error(`it was not refused: ${String(error)}`);
  return [error.problem.status, error.problem.detail];
}

const weightsIn = async (data: string) => readdir(path.join(data, 'weights')).catch(() => []);
const wanted = { prompt: 'The w', length: 40, seed: 7 };

it('holds every row, text and weights file, told by a manifest; voters by pseudonym, and no open ballots', async () => {
  const entries = await entriesOf(archive);
  const manifest = manifestOf(entries);
  const { id, status, lastSeq, lineageHash } = tournament;
  expect(manifest).toMatchObject({ version: 1, weights: true, tournament: { id, status, lastSeq, lineageHash } });
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
  const hashes = new Set(linesOf(entries, 'life').map(({ weights }) => weights));
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

it('imported once more, is said to be here; where it differs, it is refused', async () => {
  const { id } = tournament;
  expect((await upload(target.api, archive)).outcome).toBe('identical');
  await target.api.annotateTournament(id, { notes: 'another' });
  expect(await refusal(upload(target.api, archive))).toEqual([
    409,
    `tournament ${id} is here already, and is not the same: tables/tournament.ndjson differ`,
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
  const { tournament: told } = manifestOf(await entriesOf(running));
  expect(told.status).toBe('running');
  const { tournament: imported } = await upload(target.api, running);
  expect(imported).toMatchObject({
    status: 'paused',
    lastSeq: told.lastSeq + 1,
    reason: expect.stringMatching(/^imported/),
  });
  const events = await target.api.events(id, { limit: 1000 });
  expect(events.slice(0, -1)).toEqual((await source.api.events(id, { limit: 1000 })).slice(0, told.lastSeq));
  expect(events.at(-1)).toMatchObject({ seq: told.lastSeq + 1, type: 'tournament.paused' });
  expect((await refusal(upload(target.api, running)))[0]).toBe(409);
  const original = await until(source.api, id, finished);
  await target.api.resume(id);
  const { lineageHash } = await until(target.api, id, finished);
  expect(lineageHash).toBe(original.lineageHash);
  await target.api.removeTournament(id);
});

describe('a bad archive', () => {
  const refused = async (bytes: Uint8Array) => {
    const before = await weightsIn(targetData);
    const answer = await refusal(upload(target.api, bytes));
    expect(await readdir(path.join(targetData, 'spool'))).toEqual([]);
    expect(await weightsIn(targetData)).toEqual(before);
    return answer;
  };
  const stranger = 'f00dfeed';
  /** Another tournament's: an id that is not here. */
  const renamed = async () => {
    const [ballot, other] = [String(linesOf(await entriesOf(archive), 'ballot')[0].id), randomUUID()];
    const text = (content: Buffer) =>
      Buffer.from(content.toString().replaceAll(tournament.id, stranger).replaceAll(ballot, other));
    let entries = (await entriesOf(archive)).map(([name, content]) => {
      return [name, /^tables|^manifest/.test(name) ? text(content) : content] as const;
    });
    for (const { name } of manifestOf(entries).entries.filter((entry) => entry.rows !== undefined)) {
      entries = [...withRows(entries, name.slice('tables/'.length, -'.ndjson'.length), (rows) => rows)];
    }
    return entries;
  };

  afterEach(async () => {
    expect((await target.api.tournaments()).rows.map(({ id }) => id)).toEqual([tournament.id]);
  });

  it.each([0, 1, 2, 3])('cut short at %i quarters is refused', async (quarters) => {
    const [status, detail] = await refused(archive.subarray(0, (archive.length * quarters) / 4));
    expect([status, detail]).toEqual([422, expect.stringMatching(/^archive (ends in the middle|begins with nothing)/)]);
  });

  it('with a byte changed is refused, wherever it is', async () => {
    for (const at of [0, 15, archive.length / 3, archive.length / 2, archive.length - 5].map(Math.floor)) {
      const tampered = Buffer.from(archive);
      tampered[at] ^= 1;
      expect((await refused(tampered))[0]).toBe(422);
    }
  });

  it('with an entry changed names it', async () => {
    const entries = await renamed();
    const last = entries.at(-1)!;
    const altered = Buffer.from(last[1]);
    altered[altered.length - 1] ^= 1;
    const [status, detail] = await refused(packed([...entries.slice(0, -1), [last[0], altered]]));
    expect([status, detail]).toEqual([422, expect.stringContaining(`${last[0]} has SHA-256 `)]);
  });

  it('whose manifest asks for what is not to be had is refused before anything is read', async () => {
    const entries = await renamed();
    const first = (change: (entry: { name: string; bytes: number }) => object) => (manifest: { entries: never[] }) => ({
      ...manifest,
      entries: manifest.entries.map((entry, at) => (at === 13 ? { ...(entry as object), ...change(entry) } : entry)),
    });
    const told = async (change: Parameters<typeof withManifest>[1]) => refused(packed(withManifest(entries, change)));
    expect(await told((manifest) => ({ ...manifest, version: 2 }))).toEqual([
      422,
      'manifest.json version is 2; expected 1, the version that this Clade reads',
    ]);
    expect(await told(first(() => ({ name: '../../etc/passwd' })) as never)).toEqual([
      422,
      expect.stringMatching(/^manifest\.json entries\.13\.name is "\.\.\/\.\.\/etc\/passwd"; expected tables\//),
    ]);
    expect((await told(first(() => ({ bytes: 2 ** 40 })) as never))[1]).toMatch(
      /entries\.13\.bytes is 1099511627776; expected at most/,
    );
    expect((await told((manifest) => ({ ...manifest, entries: manifest.entries.slice(0, -1) })))[1]).toMatch(
      /^weights\/\w+\.safetensors is named by a row and not listed in the manifest$/,
    );
  });

  it('with names that lead elsewhere, links, or entries that nobody announced is refused', async () => {
    const entries = await renamed();
    const [manifest, ...rest] = entries;
    expect((await refused(packed([manifest, ['../../escaped', Buffer.from('x')], ...rest])))[1]).toMatch(
      /^\.\.\/\.\.\/escaped comes where the manifest lists tables\/tournament\.ndjson$/,
    );
    expect((await refused(packed([...entries, ['more', Buffer.from('x')]])))[1]).toMatch(/^more comes where/);
    expect((await refused(packed([['manifest.json', Buffer.alloc(0)]], 'SymbolicLink')))[1]).toMatch(
      /expected plain files alone/,
    );
    expect((await refused(Buffer.from('no archive at all')))[1]).toMatch(/^archive is no gzip/);
  });

  it('that unpacks to more than it says is refused', async () => {
    const bomb = packed([['manifest.json', Buffer.alloc(200 * 2 ** 20)]]);
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect((await refused(bomb))[1]).toMatch(/^manifest\.json has 209715200 bytes; expected at most/);
    const entries = await renamed();
    const big = entries.map(([name, content], at) => [name, at === 3 ? Buffer.alloc(2 ** 26, '\n') : content] as const);
    expect((await refused(packed(big)))[1]).toMatch(/^tables\/individual\.ndjson has 67108864 bytes; expected \d+/);
  });

  it.each([
    ['lineage_event', 2, { seq: 4 }, 'seq is 4; expected 3: events are numbered without a gap'],
    ['parentage', 0, { parentId: 'deadbeef-0-0' }, 'parentId is "deadbeef-0-0"; expected an individual of the archive'],
    ['individual', 1, { parameters: -1 }, 'parameters is -1; '],
    ['individual', 1, { extra: 1 }, 'extra is not a field here'],
    ['individual', 1, { tournamentId: 'deadbeef' }, 'tournamentId is "deadbeef"; expected f00dfeed'],
    ['life', 0, { weights: 'none' }, 'weights is "none"; expected 64 hexadecimal digits'],
    ['tournament', 0, { lineageHash: 'a'.repeat(64) }, 'lineageHash is "aaaaa'],
    ['sample', 0, { niche: 'verse' }, 'niche is "verse"; expected a niche with an arena in generation 0'],
    ['vote', 0, { seq: 1_000_000 }, 'seq is 1000000; expected at most'],
  ])('whose %s row %i has %j is refused by entry, line, field and value', async (table, row, change, problem) => {
    const entries = withRows(await renamed(), table, (rows) =>
      rows.map((each, at) => (at === row ? { ...each, ...change } : each)),
    );
    const [status, detail] = await refused(packed(entries));
    expect([status, detail]).toEqual([
      422,
      expect.stringContaining(`tables/${table}.ndjson line ${row + 1} ${problem}`),
    ]);
  });

  it('whose individuals are not those of its lineage hash is refused', async () => {
    const entries = withRows(await renamed(), 'exam', (rows) =>
      rows.map((each, at) => (at === 0 ? { ...each, nats: 0.001 } : each)),
    );
    expect((await refused(packed(entries)))[1]).toMatch(
      /^lineageHash is "\w{64}"; expected \w{64}, its individuals' hash/,
    );
  });

  it('with keys of something else is refused', async () => {
    const ballot = linesOf(await entriesOf(archive), 'ballot')[0].id;
    let entries = withRows(await renamed(), 'ballot', ([row]) => [{ ...row, id: ballot }]);
    entries = withRows(entries, 'vote', ([row]) => [{ ...row, ballotId: ballot }]);
    expect((await refused(packed(entries)))[1]).toMatch(
      /^ballot is "Key \(id\)=.*; expected keys that nothing else has$/,
    );
  });

  it('whose server is killed while it comes leaves nothing', async () => {
    const data = await temporaryFolder();
    const first = await startGateway({ data });
    const half = new ReadableStream<Uint8Array>({
      async pull(controller) {
        controller.enqueue(Uint8Array.from(archive.subarray(0, archive.length / 2)));
        await new Promise(() => undefined);
      },
    });
    const broken = expect(first.api.importArchive(half)).rejects.toThrow('No Clade server answers');
    const unpacked = async () => (await readdir(path.join(data, 'spool'), { recursive: true })).length > 14;
    while (!(await unpacked().catch(() => false))) await setTimeout(20);
    await first.kill();
    await broken;
    const second = await startGateway({ data });
    expect(await second.api.tournaments()).toEqual({ rows: [], next: null });
    expect(await weightsIn(data)).toEqual([]);
    expect(await readdir(data)).not.toContain('spool');
    await second.stop();
  });

  it('sent as something else is refused', async () => {
    const body = new Uint8Array(archive);
    const answer = await fetch(`${target.address}/api/tournaments/import`, { method: 'POST', body });
    expect([answer.status, await answer.json()]).toEqual([
      415,
      expect.objectContaining({ detail: expect.stringContaining('expected application/gzip') }),
    ]);
  });
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
    const second = await startGateway({ data });
    try {
      expect((await refusal(second.api.individual(own)))[0]).toBe(404);
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
