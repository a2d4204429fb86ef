/** Whether what an archive says of itself can be believed and afforded, before anything else of it is read. */
import {
  BadArchiveError,
  type ArchiveEntry,
  MANIFEST,
  type Manifest,
  partOf,
  tableEntry,
  textEntry,
  weightsEntry,
} from '#archive-file';
import { TABLES } from '#tournament';
import { manifestSchema } from '../schemas/archive-rows.schema';
import { describeIssue } from '../shared/describe-issues';

const MEBIBYTE = 2 ** 20;
const LARGEST_ARCHIVE = 64 * 1024 * MEBIBYTE;
/** 20 million parameters, which no budget exceeds, and a header. */
const LARGEST_WEIGHTS = 128 * MEBIBYTE;
/** As of an upload. */
const LARGEST_TEXT = 64 * MEBIBYTE;
/** What is known of each is held in memory while rows are checked. */
const MOST_INDIVIDUALS = 1_000_000;

/** Throws a BadArchiveError. */
export function checkManifest(given: unknown): Manifest {
  const parsed = manifestSchema.safeParse(given, { reportInput: true });
  if (!parsed.success) {
    const [{ field, message }] = parsed.error.issues.flatMap(describeIssue);
    throw new BadArchiveError({ entry: MANIFEST, field }, message);
  }
  const manifest = parsed.data;
  const { entries, weights } = manifest;
  entries.forEach((entry, index) => checkEntry(entry, index, weights));
  TABLES.forEach((table, index) => {
    const right = tableEntry(table);
    if (entries[index].name !== right) refuse(`entries.${index}.name`, entries[index].name, right);
  });
  const twice = entries.findIndex(({ name }, index) => index > TABLES.length && name <= entries[index - 1].name);
  if (twice >= 0) refuse(`entries.${twice}.name`, entries[twice].name, 'names after the tables in order, each once');
  const individuals = entries[TABLES.indexOf('individual')].rows;
  if (individuals! > MOST_INDIVIDUALS) refuse('individuals', individuals, `at most ${MOST_INDIVIDUALS}`);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > LARGEST_ARCHIVE) refuse('entries', bytes, `at most ${LARGEST_ARCHIVE} bytes in all`);
  return manifest;
}

function checkEntry({ name, bytes, sha256, rows }: ArchiveEntry, index: number, weights: boolean): void {
  const part = partOf(name);
  const field = `entries.${index}`;
  if (!part) {
    const right = `${tableEntry('tournament')} and so on, ${textEntry('<sha256>')} or ${weightsEntry('<sha256>')}`;
    return refuse(`${field}.name`, name, right);
  }
  if ((part.kind === 'table') !== (rows !== undefined)) refuse(`${field}.rows`, rows, 'a number, of a table alone');
  if (part.kind === 'table') return;
  if (part.sha256 !== sha256) refuse(`${field}.sha256`, sha256, `${part.sha256}, as in its name`);
  if (part.kind === 'weights' && !weights) refuse(`${field}.name`, name, 'no weights, since "weights" is false');
  const most = part.kind === 'text' ? LARGEST_TEXT : LARGEST_WEIGHTS;
  if (bytes > most) refuse(`${field}.bytes`, bytes, `at most ${most}`);
}

/** Texts and weights are those that the rows name. Throws a BadArchiveError. */
export function checkFiles({ entries, weights }: Manifest, texts: readonly string[], lives: readonly string[]): void {
  const expected = [...texts.map(textEntry), ...(weights ? lives.map(weightsEntry) : [])];
  const listed = new Set(entries.slice(TABLES.length).map(({ name }) => name));
  const missing = expected.find((name) => !listed.delete(name));
  if (missing) throw new BadArchiveError({ entry: missing }, 'is named by a row and not listed in the manifest');
  const [unneeded] = listed;
  if (unneeded) throw new BadArchiveError({ entry: unneeded }, 'is listed in the manifest and named by no row');
}

function refuse(field: string, value: unknown, right: string): never {
  throw new BadArchiveError({ entry: MANIFEST, field }, `is ${JSON.stringify(value) ?? 'missing'}; expected ${right}`);
}
