/**
 * The safetensors format (https://github.com/huggingface/safetensors#format): the length of the header as an unsigned
 * 64-bit integer, the header as JSON padded with spaces, the tensors' values back to back. All little-endian; F32 alone.
 */
import type { NamedTensor } from '#tournament';

export interface Safetensors {
  readonly tensors: readonly NamedTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

/** Bytes that are not a safetensors file of F32 tensors. */
export class SafetensorsFormatError extends Error {
  override readonly name = 'SafetensorsFormatError';
}

interface TensorEntry {
  readonly dtype: 'F32';
  readonly shape: readonly number[];
  /** Begin and end among the bytes after the header. */
  readonly data_offsets: readonly [number, number];
}

const METADATA = '__metadata__';
const LENGTH_BYTES = 8;
/** So that values begin at a multiple of it. */
const ALIGNMENT = 8;
const FLOAT_BYTES = 4;
/** The limit of the reference implementation. */
const LARGEST_HEADER = 100_000_000;

/** Throws a SafetensorsFormatError if a shape does not have as many values as it says, or two tensors share a name. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
  const header = encodeHeader(tensors, metadata);
  const begin = LENGTH_BYTES + header.length;
  const values = tensors.reduce((count, tensor) => count + tensor.values.length, 0);
  const bytes = new Uint8Array(begin + values * FLOAT_BYTES);
  const view = new DataView(bytes.buffer);
  view.setBigUint64(0, BigInt(header.length), true);
  bytes.set(header, LENGTH_BYTES);
  let offset = begin;
  for (const tensor of tensors) {
    for (const value of tensor.values) {
      view.setFloat32(offset, value, true);
      offset += FLOAT_BYTES;
    }
  }
  return bytes;
}

/** Throws a SafetensorsFormatError. */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  check(bytes.length >= LENGTH_BYTES, 'is shorter than the length of its header');
  const headerLength = Number(view.getBigUint64(0, true));
  const begin = LENGTH_BYTES + headerLength;
  check(headerLength <= LARGEST_HEADER && begin <= bytes.length, 'has a header longer than itself');
  const { [METADATA]: metadata = {}, ...entries } = parseHeader(bytes.subarray(LENGTH_BYTES, begin));
  check(isMetadata(metadata), 'has metadata that is not text by name');
  let end = 0;
  const tensors = Object.entries(entries)
    .map(([name, entry]) => ({ name, ...checkEntry(name, entry) }))
    .sort(({ data_offsets: a }, { data_offsets: b }) => a[0] - b[0] || a[1] - b[1])
    .map(({ name, shape, data_offsets: [from, to] }) => {
      check(from === end && begin + to <= bytes.length, `has values of ${name} not right after those before`);
      end = to;
      return { name, shape, values: readFloats(view, begin + from, begin + to) };
    });
  check(begin + end === bytes.length, 'has bytes that belong to no tensor');
  return { tensors, metadata };
}

function encodeHeader(tensors: readonly NamedTensor[], metadata: Safetensors['metadata']): Uint8Array {
  const names = new Set([METADATA]);
  let end = 0;
  const entries = tensors.map(({ name, shape, values }): [string, TensorEntry] => {
    check(!names.has(name), `has two tensors named ${name}`);
    check(sizeOf(shape) === values.length, `has ${values.length} values for ${name} of shape [${shape.join(', ')}]`);
    names.add(name);
    const begin = end;
    end += values.length * FLOAT_BYTES;
    return [name, { dtype: 'F32', shape, data_offsets: [begin, end] }];
  });
  const json = new TextEncoder().encode(JSON.stringify(Object.fromEntries([[METADATA, metadata], ...entries])));
  const padded = new Uint8Array(Math.ceil(json.length / ALIGNMENT) * ALIGNMENT).fill(0x20);
  padded.set(json);
  return padded;
}

function parseHeader(bytes: Uint8Array): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isRecord(header)) return header;
  } catch {
    // the error below
  }
  throw new SafetensorsFormatError('has a header that is no JSON object');
}

function checkEntry(name: string, entry: unknown): TensorEntry {
  check(isRecord(entry) && entry.dtype === 'F32', `has values of ${name} that are not F32`);
  const { shape, data_offsets: offsets } = entry as Partial<TensorEntry>;
  check(isCounts(shape) && isCounts(offsets) && offsets.length === 2, `has no valid shape and offsets of ${name}`);
  check(offsets[1] - offsets[0] === sizeOf(shape) * FLOAT_BYTES, `has a shape of ${name} unlike its values`);
  return { dtype: 'F32', shape, data_offsets: [offsets[0], offsets[1]] };
}

function readFloats(view: DataView, from: number, to: number): Float32Array {
  const values = new Float32Array((to - from) / FLOAT_BYTES);
  for (let index = 0; index < values.length; index++) {
    values[index] = view.getFloat32(from + index * FLOAT_BYTES, true);
  }
  return values;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMetadata(value: unknown): value is Safetensors['metadata'] {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isCounts(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every((count) => Number.isSafeInteger(count) && count >= 0);
}

/** `problem` continues from the name of a file. */
function check(holds: boolean, problem: string): asserts holds {
  if (!holds) throw new SafetensorsFormatError(problem);
}
