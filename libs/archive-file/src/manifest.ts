/** What an archive says of itself, before all else in it. */
import { canonicalJson, type Json, sha256 } from '#base';
import { type Experiment, TABLES, type Table } from '#tournament';

export const ARCHIVE_FORMAT = 'clade-archive';
export const ARCHIVE_VERSION = 12;
export const MANIFEST = 'manifest.json';

export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Of a table. */
  readonly rows?: number;
}

export interface ArchivedTournament {
  readonly id: string;
  readonly status: string;
  /** Of the newest event in it. */
  readonly lastSeq: number;
  readonly lineageHash: string | null;
}

export interface ArchivedExperiment extends Experiment {
  /** Of what it is: its outcome and contrasts, which no row tells, are as it was made with. */
  readonly sha256: string;
}

/** With its hash: a change is told, but not to who knows how to make the hash anew. */
export function withHash({ id, config, createdAt }: Experiment): ArchivedExperiment {
  const experiment = { id, config, createdAt };
  return { ...experiment, sha256: sha256(canonicalJson(experiment as unknown as Json)) };
}

export interface Manifest {
  readonly format: typeof ARCHIVE_FORMAT;
  readonly version: typeof ARCHIVE_VERSION;
  /** Program and its version. */
  readonly madeBy: string;
  /** Whose cells its tournaments are; null of a tournament by itself. */
  readonly experiment: ArchivedExperiment | null;
  /** One, or all of an experiment, in the order in which they run. */
  readonly tournaments: readonly ArchivedTournament[];
  /** Whether the weights of its individuals are in it. */
  readonly weights: boolean;
  /** In their order in the file: tables of each tournament, then texts, then weights, the latter two by name. */
  readonly entries: readonly ArchiveEntry[];
}

export type ArchivePart =
  | { readonly kind: 'table'; readonly tournamentId: string; readonly table: Table }
  | { readonly kind: 'text' | 'weights'; readonly sha256: string };

export function tableEntry(tournamentId: string, table: Table): string {
  return `tables/${tournamentId}/${table}.ndjson`;
}

export function textEntry(sha256: string): string {
  return `texts/${sha256}.txt`;
}

export function weightsEntry(sha256: string): string {
  return `weights/${sha256}.safetensors`;
}

/** Undefined if no entry is called so: names are compared, never followed as paths. */
export function partOf(name: string): ArchivePart | undefined {
  const [, tournamentId = ''] = /^tables\/([0-9a-z]{8})\//.exec(name) ?? [];
  const table = TABLES.find((each) => tableEntry(tournamentId, each) === name);
  if (tournamentId && table) return { kind: 'table', tournamentId, table };
  const [, sha256 = ''] = /^(?:texts|weights)\/([0-9a-f]{64})\./.exec(name) ?? [];
  if (name === textEntry(sha256)) return { kind: 'text', sha256 };
  return name === weightsEntry(sha256) ? { kind: 'weights', sha256 } : undefined;
}
