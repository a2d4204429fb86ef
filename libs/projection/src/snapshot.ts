/** A state as parts for the wire, and back: what was put together is what was taken apart. */
import type { SnapshotPart } from '#contracts';
import type { Column } from './column';
import { countOf, createLineage, type Lineage } from './lineage';
import { createTournamentState, type TournamentState } from './tournament-state';

/** In the order in which a part holds them: those of one byte last, so that the others lie where their types want them. */
const COLUMNS = [
  ...(['generation', 'slot', 'parameters', 'primary', 'secondary', 'primaryShare'] as const),
  ...([
    'bits',
    'predictionEntropy',
    'rating',
    'species',
    'bornSeq',
    'evaluatedSeq',
    'diedSeq',
    'diedGeneration',
    'cause',
  ] as const),
  ...(['niche', 'deme', 'family'] as const),
] satisfies readonly (keyof Lineage)[];

/** What snapshots are made of, as text: columns with their types, and facts. Those of another shape cannot be read. */
export function snapshotShape(): string {
  const { lineage, ...facts } = createTournamentState();
  const columns = COLUMNS.map((name) => `${name} ${valuesOf(lineage, name).values.constructor.name}`);
  return [...columns, ...Object.keys(facts)].join(', ');
}

/** About two megabytes: each part waits until the one before is acknowledged. */
const ROWS_A_PART = 32_768;

export function toSnapshot(
  tournamentId: string,
  { lineage, ...facts }: TournamentState,
  rowsAPart = ROWS_A_PART,
): SnapshotPart[] {
  const rows = countOf(lineage);
  const parts: SnapshotPart[] = [];
  for (let from = 0; from === 0 || from < rows; from += rowsAPart) {
    const to = Math.min(from + rowsAPart, rows);
    const columns = packColumns(lineage, from, to);
    parts.push({ tournamentId, seq: facts.lastSeq, from, to, rows, columns, facts: null });
  }
  const { niches, demes, families, causes } = lineage;
  const names = { niches: [...niches], demes: [...demes], families: [...families], causes: [...causes] };
  parts[parts.length - 1].facts = {
    ...facts,
    recent: [...facts.recent],
    opened: [...facts.opened],
    shifts: [...facts.shifts],
    interventions: [...facts.interventions],
    extinctions: [...facts.extinctions],
    resettlements: [...facts.resettlements],
    names,
  };
  return parts;
}

/**
 * The state that parts, in order and up to the last, are of; `sharing` leaves the columns of a whole snapshot where they are. Throws a RangeError on
 * parts that do not follow one another.
 */
export function fromSnapshot(parts: readonly SnapshotPart[], { sharing = false } = {}): TournamentState {
  const { tournamentId, rows, facts } = parts[parts.length - 1];
  if (!facts) throw new RangeError('the last part of a snapshot has its facts; must have them');
  const { names, ...rest } = facts;
  const lineage: Lineage = {
    ...createLineage(sharing ? 0 : rows),
    ...names,
    tournamentId: rows > 0 ? tournamentId : '',
  };
  for (const { from, to, columns } of parts) {
    if (from !== lineage.generation.length)
      throw new RangeError(`a part begins at row ${from}; must begin at ${lineage.generation.length}`);
    unpackColumns(lineage, to - from, columns, sharing && to === rows);
  }
  if (lineage.generation.length !== rows)
    throw new RangeError(`a snapshot has ${lineage.generation.length} rows; must have ${rows}`);
  return { ...rest, lineage };
}

const valuesOf = (lineage: Lineage, name: (typeof COLUMNS)[number]) => lineage[name] as Column<Int32Array>;

function packColumns(lineage: Lineage, from: number, to: number): Uint8Array {
  const packed = COLUMNS.map((name) => {
    const { buffer, byteOffset, byteLength } = valuesOf(lineage, name).values.subarray(from, to);
    return new Uint8Array(buffer, byteOffset, byteLength);
  });
  const bytes = new Uint8Array(packed.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const column of packed) {
    bytes.set(column, at);
    at += column.length;
  }
  return bytes;
}

function unpackColumns(lineage: Lineage, rows: number, packed: Uint8Array | ArrayBuffer, sharing: boolean): void {
  const bytes = packed instanceof Uint8Array ? packed : new Uint8Array(packed);
  const width = COLUMNS.reduce((sum, name) => sum + valuesOf(lineage, name).values.BYTES_PER_ELEMENT, 0);
  if (rows * width !== bytes.length)
    throw new RangeError(`${rows} rows of a snapshot have ${bytes.length} bytes; must have ${rows * width}`);
  let at = 0;
  for (const name of COLUMNS) {
    const column = valuesOf(lineage, name);
    const own = bytes.subarray(at, (at += rows * column.values.BYTES_PER_ELEMENT));
    if (sharing && own.byteOffset % column.values.BYTES_PER_ELEMENT === 0) column.take(own);
    else column.appendBytes(own);
  }
}
