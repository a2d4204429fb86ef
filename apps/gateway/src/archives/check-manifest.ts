/** Whether what an archive says of itself can be believed and afforded, before anything else of it is read. */
import type { z } from 'zod';
import {
  BadArchiveError,
  type ArchiveEntry,
  MANIFEST,
  type Manifest,
  type ManifestPiece,
  partOf,
  type RowsCheck,
  tableEntry,
  textEntry,
  weightsEntry,
  withHash,
} from '#archive-file';
import { wrongValue } from '#base';
import { DIALS } from '#environment';
import { TABLES } from '#tournament';
import { largestFile } from '#weights';
import { entrySchema, manifestSchema } from '../schemas/archive-rows.schema';
import { describeFirst } from '../shared/describe-issues';
import { plainWords } from '../shared/plain-words';

const MEBIBYTE = 2 ** 20;
export const LARGEST_ARCHIVE = 64 * 1024 * MEBIBYTE;
/** Of weights, or of moments, of the largest individual that a config allows; what its architecture takes is checked when its rows are known. */
const LARGEST_WEIGHTS = largestFile(DIALS.maximumParameters.values.most);
/** As of an upload. */
const LARGEST_TEXT = 64 * MEBIBYTE;
/** What is known of each is held in memory while rows are checked. */
const MOST_INDIVIDUALS = 1_000_000;

/** Reads it no further than to what is wrong. Throws a BadArchiveError. */
export async function checkManifest(pieces: AsyncIterable<ManifestPiece>): Promise<Manifest> {
  let head: Omit<Manifest, 'entries'> | undefined;
  const entries: ArchiveEntry[] = [];
  let tables: readonly string[] = [];
  let [bytes, individuals] = [0, 0];
  for await (const piece of pieces) {
    if ('head' in piece) {
      head = parsed(manifestSchema, piece.head);
      checkTournaments(head);
      tables = head.tournaments.flatMap(({ id }) => TABLES.map((table) => tableEntry(id, table)));
    } else {
      const entry = parsed(entrySchema, piece.entry, `entries.${entries.length}.`);
      checkEntry(entry, entries.length, entries.at(-1)?.name ?? '', tables, head!.weights);
      bytes += entry.bytes;
      if (entry.name.endsWith('/individual.ndjson')) individuals += entry.rows!;
      if (individuals > MOST_INDIVIDUALS) refuse('individuals', individuals, `at most ${MOST_INDIVIDUALS}`);
      if (bytes > LARGEST_ARCHIVE) refuse('entries', bytes, `at most ${LARGEST_ARCHIVE} bytes in all`);
      entries.push(entry);
    }
  }
  if (entries.length < tables.length) refuse(`entries.${entries.length}`, undefined, tables[entries.length]);
  return { ...head!, entries };
}

function parsed<Output>(schema: z.ZodType<Output>, given: unknown, above = ''): Output {
  const { data, error } = schema.safeParse(given, { reportInput: true, error: plainWords });
  if (!error) return data;
  const { field, message } = describeFirst(error, schema);
  throw new BadArchiveError({ entry: MANIFEST, field: `${above}${field}` }, message);
}

function checkTournaments({ experiment, tournaments }: Omit<Manifest, 'entries'>): void {
  const ids = tournaments.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) < at);
  if (twice !== undefined) refuse('tournaments', twice, 'each once');
  if (experiment) {
    const { sha256 } = withHash(experiment);
    if (experiment.sha256 !== sha256) refuse('experiment.sha256', experiment.sha256, `${sha256}, its hash`);
  }
  if (!experiment && ids.length > 1) refuse('tournaments', ids.length, '1, but of an experiment');
}

/** Tables in their order, then texts and weights by name. */
function checkEntry(
  { name, bytes, sha256, rows }: ArchiveEntry,
  index: number,
  last: string,
  tables: readonly string[],
  weights: boolean,
): void {
  const part = partOf(name);
  const field = `entries.${index}`;
  if (index < tables.length) {
    if (name !== tables[index]) refuse(`${field}.name`, name, tables[index]);
    if (rows === undefined) refuse(`${field}.rows`, rows, 'a number');
    return;
  }
  if (!part || part.kind === 'table') {
    return refuse(`${field}.name`, name, `${textEntry('<sha256>')} or ${weightsEntry('<sha256>')}, after the tables`);
  }
  if (index > tables.length && name <= last) refuse(`${field}.name`, name, 'names in order, each once');
  if (rows !== undefined) refuse(`${field}.rows`, rows, 'none, but of a table');
  if (part.sha256 !== sha256) refuse(`${field}.sha256`, sha256, `${part.sha256}, as in its name`);
  if (part.kind === 'weights' && !weights) refuse(`${field}.name`, name, 'no weights, since "weights" is false');
  const most = part.kind === 'text' ? LARGEST_TEXT : LARGEST_WEIGHTS;
  if (bytes > most) refuse(`${field}.bytes`, bytes, `at most ${most}`);
}

/** Texts and weights are those that the rows name. Throws a BadArchiveError. */
export function checkFiles({ entries, tournaments, weights }: Manifest, checks: readonly RowsCheck[]): void {
  const named = checks.flatMap((each) => [
    ...each.texts.map(textEntry),
    ...(weights ? each.weights.map(weightsEntry) : []),
  ]);
  const listed = new Set(entries.slice(tournaments.length * TABLES.length).map(({ name }) => name));
  const missing = [...new Set(named)].find((name) => !listed.delete(name));
  if (missing) throw new BadArchiveError({ entry: missing }, 'is named by a row and not listed in the manifest');
  const [unneeded] = listed;
  if (unneeded) throw new BadArchiveError({ entry: unneeded }, 'is listed in the manifest and named by no row');
}

function refuse(field: string, value: unknown, right: string): never {
  throw new BadArchiveError({ entry: MANIFEST, field }, wrongValue(value, `must be ${right}`));
}
