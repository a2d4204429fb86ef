/** Archives that a real server refuses, and what it says of them. Each leaves nothing behind. */
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ARCHIVE_VERSION } from '#archive-file';
import type { TournamentView } from '#contracts';
import { TABLES } from '#tournament';
import {
  download,
  type Entries,
  entriesOf,
  linesOf,
  packed,
  refusal,
  type ToldManifest,
  upload,
  withManifest,
  withRows,
  withText,
  withWeights,
} from './support/archives';
import { startWithFinished } from './support/finished-tournament';
import { type GatewayProcess, startGateway } from './support/gateway-process';
import { temporaryFolder } from './support/small-tournament';

jest.setTimeout(240_000);

let data: string;
let gateway: GatewayProcess;
let tournament: TournamentView;
/** A good one, of a tournament that is not here, and what is in it. */
let archive: Buffer;
let entries: Entries;
let ballot: string;
/** Another, which sorts as its id does. */
let stranger: string;

beforeAll(async () => {
  ({ data, gateway, tournament } = await startWithFinished('voted'));
  const original = await entriesOf(await download(gateway.api, tournament.id));
  stranger = tournament.id.slice(0, -1) + (tournament.id.endsWith('0') ? '1' : '0');
  ballot = String(linesOf(original, 'ballot')[0].id);
  entries = renamed(original);
  archive = packed(entries);
});
afterAll(() => gateway.stop());

/** The same, of another tournament and another ballot, its manifest set right. */
function renamed(original: Entries): Entries {
  const other = randomUUID();
  const text = (content: Buffer) =>
    Buffer.from(content.toString().replaceAll(tournament.id, stranger).replaceAll(ballot, other));
  const texts = original.map(([name, content]) => {
    const isTable = /^tables|^manifest/.test(name);
    return [name.replace(tournament.id, stranger), isTable ? text(content) : content] as const;
  });
  return TABLES.reduce<Entries>((changed, table) => withRows(changed, table, (rows) => rows), texts);
}

const weightsThere = () => readdir(path.join(data, 'weights'));

async function refused(bytes: Uint8Array): Promise<[number, string]> {
  const before = await weightsThere();
  const answer = await refusal(upload(gateway.api, bytes));
  expect(await readdir(path.join(data, 'spool'))).toEqual([]);
  expect(await weightsThere()).toEqual(before);
  return answer;
}

afterEach(async () => {
  expect((await gateway.api.tournaments()).rows.map(({ id }) => id)).toEqual([tournament.id]);
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
  const last = entries.at(-1)!;
  const altered = Buffer.from(last[1]);
  altered[altered.length - 1] ^= 1;
  const [status, detail] = await refused(packed([...entries.slice(0, -1), [last[0], altered]]));
  expect([status, detail]).toEqual([422, expect.stringContaining(`${last[0]} has SHA-256 `)]);
});

it('whose manifest asks for what is not to be had is refused before anything is read', async () => {
  const refusalOf = async (change: Parameters<typeof withManifest>[1]) =>
    refused(packed(withManifest(entries, change)));
  const firstText = (change: object) => (manifest: ToldManifest) => ({
    ...manifest,
    entries: manifest.entries.map((entry, at) => (at === TABLES.length ? { ...entry, ...change } : entry)),
  });
  expect(await refusalOf((manifest) => ({ ...manifest, version: 1 }))).toEqual([
    422,
    `manifest.json version is 1; must be ${ARCHIVE_VERSION}, the version that this Clade reads`,
  ]);
  expect((await refusalOf(firstText({ name: '../../etc/passwd' })))[1]).toMatch(
    new RegExp(`^manifest\\.json entries\\.${TABLES.length}\\.name is "\\.\\./\\.\\./etc/passwd"; must be texts/`),
  );
  expect((await refusalOf(firstText({ bytes: 2 ** 40 })))[1]).toMatch(
    new RegExp(`^manifest\\.json entries\\.${TABLES.length}\\.bytes is 1099511627776; must be at most`),
  );
  expect((await refusalOf((manifest) => ({ ...manifest, entries: manifest.entries.slice(0, -1) })))[1]).toMatch(
    /^weights\/\w+\.safetensors is named by a row and not listed in the manifest$/,
  );
});

it('with names that lead elsewhere, links, or entries that nobody announced is refused', async () => {
  const [manifest, ...rest] = entries;
  expect((await refused(packed([manifest, ['../../escaped', Buffer.from('x')], ...rest])))[1]).toMatch(
    /^\.\.\/\.\.\/escaped comes where the manifest lists tables\/\w+\/tournament\.ndjson$/,
  );
  expect((await refused(packed([...entries, ['more', Buffer.from('x')]])))[1]).toMatch(/^more comes where/);
  expect((await refused(packed([['manifest.json', Buffer.alloc(0)]], 'SymbolicLink')))[1]).toMatch(
    /must be a plain file/,
  );
  expect((await refused(Buffer.from('no archive at all')))[1]).toMatch(/^archive is no gzip/);
});

it('that unpacks to more than it says is refused', async () => {
  const bomb = packed([['manifest.json', Buffer.alloc(200 * 2 ** 20)]]);
  expect(bomb.length).toBeLessThan(2 ** 20);
  expect((await refused(bomb))[1]).toMatch(/^manifest\.json has 209715200 bytes; must have at most/);
  const big = entries.map(([name, content], at) => [name, at === 5 ? Buffer.alloc(2 ** 26, '\n') : content] as const);
  expect((await refused(packed(big)))[1]).toMatch(/^tables\/\w+\/individual\.ndjson has 67108864 bytes; must have \d+/);
});

it.each([
  ['lineage_event', 2, { seq: 4 }, 'seq is 4; must be 3: events are numbered without a gap'],
  ['scheme_state', 1, { generation: 2 }, 'generation is 2; must be 1: they come without a gap'],
  ['environment', 1, { generation: 2 }, 'generation is 2; must be 1: they come without a gap'],
  ['environment', 0, { summary: {} }, 'summary.lowestBits is missing; '],
  ['parentage', 0, { parentId: 'deadbeef-0-0' }, 'parentId is "deadbeef-0-0"; must be an individual of the archive'],
  ['individual', 1, { parameters: -1 }, 'parameters is -1; '],
  ['individual', 1, { family: 'perceptron' }, 'family is "perceptron"; must be "'],
  ['individual', 1, { extra: 1 }, 'extra is an unknown field'],
  ['individual', 1, { tournamentId: 'deadbeef' }, 'tournamentId is "deadbeef"; must be '],
  ['life', 0, { weights: 'none' }, 'weights is "none"; must be 64 hexadecimal digits'],
  ['tournament', 0, { lineageHash: 'a'.repeat(64) }, 'lineageHash is "aaaaa'],
  ['sample', 0, { niche: 'verse' }, 'niche is "verse"; must be a niche with an arena in generation 0'],
  ['vote', 0, { seq: 1_000_000 }, 'seq is 1000000; must be at most'],
])('whose %s row %i has %j is refused by entry, line, field and value', async (table, row, change, problem) => {
  const changed = withRows(entries, table, (rows) =>
    rows.map((each, at) => (at === row ? { ...each, ...change } : each)),
  );
  const [status, detail] = await refused(packed(changed));
  expect([status, detail]).toEqual([422, expect.stringContaining(`/${table}.ndjson line ${row + 1} ${problem}`)]);
});

it('whose rows say otherwise than its log is refused by row, event, and both values', async () => {
  const changed = withRows(entries, 'evaluation', (rows) =>
    rows.map((each, at) => (at === 0 ? { ...each, nats: 0.001 } : each)),
  );
  expect((await refused(packed(changed)))[1]).toMatch(
    /^tables\/\w+ lineage_event \d+ \(individual\.evaluated \w+-0-0 validation\) data\.nats is [\d.]+; must be 0\.001 by the rows: /,
  );
});

it('whose environment is not what its config and lives come to is refused', async () => {
  const settings = [{ set: 'migration', niche: null, deme: null, taste: null, value: 1, by: 'steps' }];
  const changed = withRows(entries, 'environment', (rows) =>
    rows.map((each, at) => (at === 1 ? { ...each, settings } : each)),
  );
  expect((await refused(packed(changed)))[1]).toMatch(
    /^tables\/\w+ environment 1 settings\.0 is .*; must be nothing by config and lives$/,
  );
});

it.each<[string, (file: Buffer) => Buffer, RegExp]>([
  [
    'with a value that is not finite',
    (file) => (file.writeFloatLE(NaN, file.length - 4), file),
    / value \d+ is NaN; must be a finite number$/,
  ],
  [
    'of another shape',
    (file) => Buffer.from(file.toString('latin1').replace(/"shape":\[(\d+),(\d+)\]/, '"shape":[$2,$1]'), 'latin1'),
    / shape is \[\d+,\d+\]; must be \[\d+, \d+\] by the architecture$/,
  ],
  [
    'without its tensors',
    () => Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    / shape is null; must be \[\d+, \d+\] by the architecture$/,
  ],
  [
    'larger than its individual',
    (file) => Buffer.concat([file, Buffer.alloc(2 ** 21)]),
    / bytes is \d+; must be at most \d+ by the architecture$/,
  ],
])('whose weights are a file %s is refused by individual and tensor', async (_, change, problem) => {
  const [status, detail] = await refused(packed(withWeights(entries, change)));
  expect([status, detail]).toEqual([422, expect.stringMatching(/^weights\/\w{64}\.safetensors \(of \w+-0-0\) /)]);
  expect(detail).toMatch(problem);
});

it('whose rows are not those of its lineage hash is refused', async () => {
  const changed = withRows(entries, 'life', (rows) =>
    rows.map((each, at) => (at === 0 ? { ...each, sparsity: 0.001 } : each)),
  );
  expect((await refused(packed(changed)))[1]).toMatch(
    /^tables\/\w+ lineageHash is "\w{64}"; must be \w{64}, the hash of its rows$/,
  );
});

const linesIn = (text: string) => text.split('\n').slice(0, -1);
const reordered = (text: string) => linesIn(text).reverse().join('\n') + '\n';

it.each<[string, string, (text: string) => string, string]>([
  ['individual', 'in another order', reordered, 'line 1 is '],
  ['evaluation', 'in another order', reordered, 'line 1 is '],
  ['battle', 'in another order', reordered, 'line 1 is '],
  ['individual', 'with a blank before a row', (text) => text.replace('\n', '\n '), 'line 2 is " {'],
  ['individual', 'with a blank within a row', (text) => text.replace(':', ': '), 'line 1 is " \\"'],
  ['individual', 'with another line feed', (text) => text.replace('\n', '\r\n'), 'line 1 is "\\r" from character '],
  ['individual', 'with a blank line', (text) => text.replace('\n', '\n\n'), 'line 2 is no JSON: '],
  ['individual', 'with a blank line at its end', (text) => `${text}\n`, ' is no JSON: '],
  [
    'individual',
    'with a number written otherwise',
    (text) => text.replace('"slot":0,', '"slot":0.0,'),
    'line 1 is ".0,',
  ],
  [
    'individual',
    'with columns in another order',
    (text) => text.replace(/^\{("[^"]+":"[^"]+"),("[^"]+":"[^"]+")/, '{$2,$1'),
    'line 1 is ',
  ],
])('whose %s rows come %s is refused: the same tournament is the same file', async (table, _, change, problem) => {
  const changed = withText(entries, table, change);
  expect(changed).not.toEqual(entries);
  const [status, detail] = await refused(packed(changed));
  expect([status, detail]).toEqual([422, expect.stringContaining(problem)]);
  expect(detail).toMatch(new RegExp(`^tables/\\w+/${table}\\.ndjson line `));
});

it('with keys of something else is refused', async () => {
  const ballots = withRows(entries, 'ballot', ([row]) => [{ ...row, id: ballot }]);
  const votes = withRows(ballots, 'vote', ([row]) => [{ ...row, ballotId: ballot }]);
  expect((await refused(packed(votes)))[1]).toMatch(/^ballot is "Key \(id\)=.*; must be keys that nothing else has$/);
});

it('whose server is killed while it comes leaves nothing', async () => {
  const folder = await temporaryFolder();
  const first = await startGateway({ data: folder });
  const half = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Uint8Array.from(archive.subarray(0, archive.length / 2))),
  });
  const broken = expect(first.api.importArchive(half)).rejects.toThrow('No Clade server answers');
  const unpacked = async () => (await readdir(path.join(folder, 'spool'), { recursive: true })).length;
  while ((await unpacked().catch(() => 0)) <= TABLES.length + 1) await setTimeout(20);
  await first.kill();
  await broken;
  const second = await startGateway({ data: folder });
  expect(await second.api.tournaments()).toEqual({ rows: [], next: null });
  const names = await readdir(folder, { recursive: true });
  expect(names.filter((name) => /^(spool$|weights\/)/.test(name))).toEqual([]);
  await second.stop();
});

it('sent as something else is refused', async () => {
  const body = new Uint8Array(archive);
  const answer = await fetch(`${gateway.address}/api/archives`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([
    415,
    expect.objectContaining({ detail: expect.stringContaining('must be application/gzip') }),
  ]);
});
