/** Archives taken apart and put together by the tar library itself, good and bad ones. */
import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Header, Parser, type ReadEntry } from 'tar';
import { type ApiClient, ApiProblem } from '#client';
import type { TournamentView } from '#contracts';
import { finished, SMALL_CONFIG, until, uploadCorpora } from './small-tournament';

export type Entries = readonly (readonly [name: string, content: Buffer])[];

export interface ToldManifest {
  version: number;
  weights: boolean;
  experiment: { id: string; config: Record<string, unknown>; createdAt: string; sha256: string } | null;
  tournaments: { id: string; status: string; lastSeq: number; lineageHash: string | null }[];
  entries: { name: string; bytes: number; sha256: string; rows?: number }[];
}

export const ARENA_CONFIG = {
  ...SMALL_CONFIG,
  arena: { prompts: 2, sampleCharacters: 100, rounds: 3, promptCharacters: 20 },
};
export const VOTER = 'ann-whom-nobody-knows';

/** A finished tournament with something of everything: battles, a vote, an open ballot, names and notes. */
export async function liveWithVotes(api: ApiClient): Promise<TournamentView> {
  await uploadCorpora(api);
  const { id } = await api.launch({ config: ARENA_CONFIG, seed: 41 });
  await until(api, id, finished);
  const voted = await api.ballot(id, { voter: VOTER });
  await api.vote(voted.id, { voter: VOTER, outcome: 'first' });
  await api.ballot(id, { voter: VOTER });
  await api.annotateTournament(id, { notes: 'the quagga run' });
  await api.annotateIndividual(`${id}-0-0`, { name: '-Infinity, "é" 𝒜' });
  return api.tournament(id);
}

export async function download(api: ApiClient, id: string, query: { weights?: boolean } = {}): Promise<Buffer> {
  return Buffer.from(await new Response(await api.archive(id, query)).arrayBuffer());
}

export async function refusal(request: Promise<unknown>): Promise<[number, string]> {
  const error: unknown = await request.catch((caught: unknown) => caught);
  if (!(error instanceof ApiProblem)) throw new Error(`it was not refused: ${String(error)}`);
  return [error.problem.status, error.problem.detail];
}

export function upload(api: ApiClient, archive: Uint8Array) {
  return api.importArchive(new Blob([Uint8Array.from(archive)]).stream());
}

export async function entriesOf(archive: Buffer): Promise<Entries> {
  const read: Promise<[string, Buffer]>[] = [];
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry: ReadEntry) => void read.push(entry.concat().then((content) => [entry.path, content])),
  });
  parser.end(gunzipSync(archive));
  return Promise.all(read);
}

export function manifestOf([[name, content]]: Entries): ToldManifest {
  if (name !== 'manifest.json') throw new Error(`it begins with ${name}`);
  return JSON.parse(content.toString()) as ToldManifest;
}

export function linesOf(entries: Entries, table: string): Record<string, unknown>[] {
  const [, content] = entries.find(([name]) => name.endsWith(`/${table}.ndjson`))!;
  const lines = content.toString().split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

export function packed(entries: Entries, type: Header['type'] = 'File'): Buffer {
  const blocks = entries.flatMap(([path, content]) => {
    const header = new Header({ path, size: content.length, mode: 0o644, mtime: new Date(0), type });
    header.encode();
    return [header.block!, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** With a table's rows changed, and a manifest that vouches for them. */
export function withRows(
  entries: Entries,
  table: string,
  change: (rows: Record<string, unknown>[]) => Record<string, unknown>[],
): Entries {
  const rows = change(linesOf(entries, table));
  return withText(entries, table, () => rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** With a table's text changed. */
export function withText(entries: Entries, table: string, change: (text: string) => string): Entries {
  const [name, given] = entries.find(([each]) => each.endsWith(`/${table}.ndjson`))!;
  const content = Buffer.from(change(given.toString()));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const changed = { bytes: content.length, sha256, rows: content.toString().split('\n').length - 1 };
  return withManifest(
    entries.map(([each, old]) => [each, each === name ? content : old]),
    (manifest) => ({
      ...manifest,
      entries: manifest.entries.map((entry) => (entry.name === name ? { ...entry, ...changed } : entry)),
    }),
  );
}

/** With the weights of the first life changed: the file goes by its new hash, and all of that life by it. */
export function withWeights(entries: Entries, change: (file: Buffer) => Buffer): Entries {
  const nameOf = (hash: string) => `weights/${hash}.safetensors`;
  const [{ weights: old }] = linesOf(entries, 'life');
  const content = change(Buffer.from(entries.find(([name]) => name === nameOf(String(old)))![1]));
  const sha256 = createHash('sha256').update(content).digest('hex');
  const isOld = (name: string) => name === nameOf(String(old));
  const byName = ([a]: Entries[number], [b]: Entries[number]) => (a < b ? -1 : 1);
  const files = entries.filter(([name]) => name.startsWith('weights/'));
  const renamed = files.map((file) => (isOld(file[0]) ? ([nameOf(sha256), content] as const) : file)).sort(byName);
  const rest = entries.filter(([name]) => !name.startsWith('weights/'));
  const told = withManifest([...rest, ...renamed], (manifest) => {
    const own = { name: nameOf(sha256), bytes: content.length, sha256 };
    const listed = manifest.entries.map((entry) => (isOld(entry.name) ? own : entry));
    const place = (name: string) => renamed.findIndex(([each]) => each === name);
    return { ...manifest, entries: listed.sort((a, b) => place(a.name) - place(b.name)) };
  });
  return withRows(told, 'life', (rows) => rows.map((row) => (row.weights === old ? { ...row, weights: sha256 } : row)));
}

export function withManifest(entries: Entries, change: (manifest: ToldManifest) => object): Entries {
  const json = Buffer.from(JSON.stringify(change(manifestOf(entries))));
  return [['manifest.json', json], ...entries.slice(1)];
}
