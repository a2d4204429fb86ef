/** What an archive says of itself, before all else in it. */
import { TABLES, type Table } from '#tournament';

export const ARCHIVE_FORMAT = 'clade-archive';
export const ARCHIVE_VERSION = 8;
export const MANIFEST = 'manifest.json';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a table. */
  readonly rows?: number;
}

export interface Manifest {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly version: typeof ARCHIVE_VERSION;
  /** Program and its version. */
  readonly madeBy: string;
  readonly tournament: {
    readonly id: string;
    readonly status: string;
    /** Of the newest event in it. */
    readonly lastSeq: number;
    readonly lineageHash: string | null;
  };
  /** Whether the weights of its individuals are in it. */
  readonly weights: boolean;
  /** In their order in the file: tables, then texts, then weights, the latter two by name. */
  readonly entries: readonly ArchiveEntry[];
}

export type ArchivePart =
  { readonly kind: 'table'; readonly table: Table } | { readonly kind: 'text' | 'weights'; readonly sha256: string };

export function tableEntry(table: Table): string {
  return `tables/${table}.ndjson`;
}

export function textEntry(sha256: string): string {
  return `texts/${sha256}.txt`;
}

export function weightsEntry(sha256: string): string {
  return `weights/${sha256}.safetensors`;
}

/** Undefined if no entry is called so: names are compared, never followed as paths. */
export function partOf(name: string): ArchivePart | undefined {
  const table = TABLES.find((each) => tableEntry(each) === name);
  if (table) return { kind: 'table', table };
  const [, sha256 = ''] = /^(?:texts|weights)\/([0-9a-f]{64})\./.exec(name) ?? [];
  if (name === textEntry(sha256)) return { kind: 'text', sha256 };
  return name === weightsEntry(sha256) ? { kind: 'weights', sha256 } : undefined;
}
