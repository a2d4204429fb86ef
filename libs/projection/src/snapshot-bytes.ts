/** A whole snapshot as bytes: a length, what is no column as JSON, and the columns, which a reader may use where they lie. */
import type { SnapshotPart } from '#contracts';

/** Of the length, little-endian. */
const LENGTH_BYTES = 4;
/** Columns begin at a multiple of it. */
const ALIGNMENT = 8;

/** One after the other; `part` is all of a snapshot. */
export function snapshotBytes({ columns, ...head }: SnapshotPart): Uint8Array[] {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const length = Math.ceil((LENGTH_BYTES + json.length) / ALIGNMENT) * ALIGNMENT - LENGTH_BYTES;
  const start = new Uint8Array(LENGTH_BYTES + length).fill(32); // spaces after the JSON
  new DataView(start.buffer).setUint32(0, length, true);
  start.set(json, LENGTH_BYTES);
  return [start, columns];
}

/** Throws a SyntaxError or a RangeError on bytes that are no snapshot. */
export function snapshotOf(bytes: Uint8Array): SnapshotPart {
  const { buffer, byteOffset, byteLength } = bytes;
  const body = LENGTH_BYTES + new DataView(buffer, byteOffset, byteLength).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(LENGTH_BYTES, body))) as Omit<
    SnapshotPart,
    'columns'
  >;
  return { ...head, columns: bytes.subarray(body) };
}
