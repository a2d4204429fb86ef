/** A state as parts for the wire, and back: what was put together is what was taken apart. */
import type { SnapshotPart } from '#contracts';
import type { Column } from './column';
import { createLineage, type Lineage } from './lineage';
import type { TournamentState } from './tournament-state';

/** In the order in which a part holds them. */
const COLUMNS = [
  ...(['generation', 'slot', 'niche', 'deme', 'family', 'parameters'] as const),
  ...(['primary', 'secondary', 'primaryShare'] as const),
  ...([
    'bits',
    'predictionEntropy',
    'rating',
    'bornSeq',
    'evaluatedSeq',
    'diedSeq',
    'diedGeneration',
    'cause',
  ] as const),
] satisfies readonly (keyof Lineage)[];

/** Rows of a part, about a quarter of a megabyte. */
export const ROWS_A_PART = 4096;

export function toSnapshot(tournamentId: string, { lineage, ...facts }: TournamentState): SnapshotPart[] {
  const rows = lineage.ids.length;
  const parts: SnapshotPart[] = [];
  for (let from = 0; from === 0 || from < rows; from += ROWS_A_PART) {
    const to = Math.min(from + ROWS_A_PART, rows);
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

/** The state that parts, in order and up to the last, are of. Throws a RangeError on parts that do not follow one another. */
export function fromSnapshot(parts: readonly SnapshotPart[]): TournamentState {
  const { tournamentId, rows, facts } = parts[parts.length - 1];
  if (!facts) throw new RangeError('the last part of a snapshot has its facts; must have them');
  const { names, ...rest } = facts;
  const lineage: Lineage = { ...createLineage(), ...names };
  for (const { from, to, columns } of parts) {
    if (from !== lineage.generation.length)
      throw new RangeError(`a part begins at row ${from}; must begin at ${lineage.generation.length}`);
    unpackColumns(lineage, to - from, columns);
  }
  if (lineage.generation.length !== rows)
    throw new RangeError(`a snapshot has ${lineage.generation.length} rows; must have ${rows}`);
  for (let row = 0; row < rows; row++) {
    const id = `${tournamentId}-${lineage.generation.values[row]}-${lineage.slot.values[row]}`;
    lineage.rowOf.set(id, lineage.ids.push(id) - 1);
  }
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

function unpackColumns(lineage: Lineage, rows: number, packed: Uint8Array | ArrayBuffer): void {
  const bytes = new Uint8Array(packed);
  let at = 0;
  for (const name of COLUMNS) {
    const column = valuesOf(lineage, name);
    const length = rows * column.values.BYTES_PER_ELEMENT;
    const copy = bytes.slice(at, (at += length)).buffer;
    column.append(new (column.values.constructor as Int32ArrayConstructor)(copy));
  }
  if (at !== bytes.length)
    throw new RangeError(`${rows} rows of a snapshot have ${bytes.length} bytes; must have ${at}`);
}
