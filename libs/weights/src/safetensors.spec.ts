import { decodeSafetensors, encodeSafetensors, SafetensorsFormatError } from './safetensors';

const tensor = (name: string, shape: readonly number[], ...values: number[]) => ({
  name,
  shape,
  values: Float32Array.from(values),
});

/** A file with this header, whatever it says, and these bytes of values. */
function fileOf(header: unknown, valueBytes = 0): Uint8Array {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, Buffer.alloc(valueBytes)]);
}

it('writes the published layout, byte by byte', () => {
  const bytes = encodeSafetensors({
    tensors: [tensor('w', [2, 1], 1, -2), tensor('b', [1], 0.5)],
    metadata: { family: 'gru' },
  });
  const json =
    '{"__metadata__":{"family":"gru"},"w":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},' +
    '"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}';
  const header = json.padEnd(Math.ceil(json.length / 8) * 8, ' ');
  const expected = [
    ...[header.length, 0, 0, 0, 0, 0, 0, 0],
    ...Buffer.from(header),
    ...[0x00, 0x00, 0x80, 0x3f], // 1
    ...[0x00, 0x00, 0x00, 0xc0], // -2
    ...[0x00, 0x00, 0x00, 0x3f], // 0.5
  ];
  expect([...bytes]).toEqual(expected);
});

it.each(['', 'x', 'xxxxx', 'xxxxxxxx', 'ü'])('begins values at a multiple of 8 (metadata %j)', (text) => {
  const bytes = encodeSafetensors({ tensors: [tensor('w', [1], 1)], metadata: { text } });
  expect((bytes.length - 4) % 8).toBe(0);
  expect(decodeSafetensors(bytes).metadata).toEqual({ text });
});

it('reads back what it wrote', () => {
  const tensors = [
    tensor('weights/0', [2, 3], 1.5, -0, Infinity, -Infinity, 1e-45, 3.4028234663852886e38),
    tensor('scalar', [], Math.fround(0.1)),
    tensor('empty', [0, 4]),
    tensor('__proto__', [1], 7),
    tensor('ключ "1"\n', [1], 8),
  ];
  const metadata = { tournament: 't', note: 'zwölf 🐋' };
  const decoded = decodeSafetensors(encodeSafetensors({ tensors, metadata }));
  expect(decoded.metadata).toEqual(metadata);
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  expect([...decoded.tensors].sort(byName)).toEqual([...tensors].sort(byName));
  expect(decoded.tensors.map(({ name }) => name)).not.toContain('__metadata__');
});

it('gives tensors in the order of their values', () => {
  const entry = (begin: number, end: number) => ({ dtype: 'F32', shape: [1], data_offsets: [begin, end] });
  const { tensors } = decodeSafetensors(fileOf({ second: entry(4, 8), first: entry(0, 4) }, 8));
  expect(tensors.map(({ name }) => name)).toEqual(['first', 'second']);
});

it('reads values that lie anywhere in a larger buffer', () => {
  const bytes = encodeSafetensors({ tensors: [tensor('w', [2], 1, 2)], metadata: {} });
  const larger = new Uint8Array(bytes.length + 7);
  larger.set(bytes, 3);
  expect(decodeSafetensors(larger.subarray(3, 3 + bytes.length))).toEqual(decodeSafetensors(bytes));
});

it('writes no tensor that contradicts itself', () => {
  const encode = (...tensors: ReturnType<typeof tensor>[]) => encodeSafetensors({ tensors, metadata: {} });
  expect(() => encode(tensor('w', [2], 1))).toThrow('has 1 values for w of shape [2]');
  expect(() => encode(tensor('w', [1], 1), tensor('w', [1], 1))).toThrow('has two tensors named w');
  expect(() => encode(tensor('__metadata__', [1], 1))).toThrow(SafetensorsFormatError);
});

it('refuses every truncation', () => {
  const bytes = encodeSafetensors({ tensors: [tensor('w', [2], 1, 2), tensor('b', [1], 3)], metadata: { a: 'b' } });
  for (let length = 0; length < bytes.length; length++) {
    expect(() => decodeSafetensors(bytes.subarray(0, length))).toThrow(SafetensorsFormatError);
  }
  expect(() => decodeSafetensors(Buffer.concat([bytes, Buffer.alloc(1)]))).toThrow('bytes that belong to no tensor');
});

const w = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
it.each<[string, unknown, number]>([
  ['a header that is no JSON', '{"w":', 0],
  ['a header that is a list', [], 0],
  ['a header that is null', null, 0],
  ['another type of number', { w: { ...w, dtype: 'F16', data_offsets: [0, 2] } }, 2],
  ['an entry that is no object', { w: 1 }, 4],
  ['no shape', { w: { ...w, shape: undefined } }, 4],
  ['a negative length', { w: { ...w, shape: [-1, -1] } }, 4],
  ['a fractional length', { w: { ...w, shape: [0.5, 2] } }, 4],
  ['no offsets', { w: { ...w, data_offsets: undefined } }, 4],
  ['three offsets', { w: { ...w, data_offsets: [0, 4, 8] } }, 4],
  ['offsets the wrong way round', { w: { ...w, data_offsets: [4, 0] } }, 4],
  ['offsets beyond the end', { w: { ...w, shape: [2], data_offsets: [0, 8] } }, 4],
  ['a shape unlike its offsets', { w: { ...w, shape: [2] } }, 4],
  ['overlapping tensors', { v: w, w }, 4],
  ['a hole between tensors', { v: w, w: { ...w, data_offsets: [8, 12] } }, 12],
  ['metadata that is no text', { __metadata__: { a: 1 }, w }, 4],
  ['metadata that is a list', { __metadata__: ['a'], w }, 4],
])('refuses %s', (_, header, valueBytes) => {
  expect(() => decodeSafetensors(fileOf(header, valueBytes))).toThrow(SafetensorsFormatError);
});

it('refuses a header that claims more than there is, or is not UTF-8', () => {
  const claims = (length: bigint): Uint8Array => {
    const bytes = Buffer.alloc(24);
    bytes.writeBigUInt64LE(length);
    return bytes;
  };
  for (const length of [17n, 2n ** 53n + 1n, 2n ** 64n - 1n]) {
    expect(() => decodeSafetensors(claims(length))).toThrow('has a header longer than itself');
  }
  expect(() => decodeSafetensors(Buffer.from([2, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xfe]))).toThrow('no JSON object');
});
