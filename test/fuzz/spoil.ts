/** Makes something wrong of something right: of values, of bytes. */
import { gzipSync } from 'node:zlib';
import { type Draw, pick } from '../support/guided-values';

const deep = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));
const POLLUTION = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

/** Each would do harm somewhere: prototypes, patterns that backtrack, SQL, paths, characters that are none, numbers beyond all. */
const JUNK: readonly (() => unknown)[] = [
  ...[null, true, -1, 0, 1.5, 1e300, -1e-320, 2 ** 53, '', ' ', '\0', '\u202e', '\ud800', 'NaN', '__proto__'].map(
    (value) => () => value,
  ),
  () => JSON.parse(POLLUTION) as unknown,
  () => ({ $ne: null, toString: 1, length: -1, then: 1 }),
  () => deep(60),
  () => deep(5),
  () => Array.from({ length: 700 }, () => ({})),
  () => 'a'.repeat(30_000) + '!',
  () => '0.'.repeat(2_000),
  () => "'; DROP TABLE tournament; --",
  () => '../../../../etc/passwd',
  () => '%25%00%ff',
  () => 'constructor',
  () => Buffer.from(JSON.stringify({ after: [{}], id: '\0' })).toString('base64url'),
  () => '2026-13-45T99:99:99Z',
];

export const junk = (draw: Draw): unknown => pick(JUNK, draw)();

/** The same with one to three places in it changed, left out, added or said of something else. */
export function spoilt(value: unknown, draw: Draw): unknown {
  let changed = value;
  for (let left = 1 + Math.floor(draw() * 3); left > 0; left--) changed = spoiltOnce(changed, draw);
  return changed;
}

function spoiltOnce(value: unknown, draw: Draw): unknown {
  if (typeof value !== 'object' || value === null || draw() < 0.1) return junk(draw);
  if (Array.isArray(value)) return spoiltList(value, draw);
  const names = Object.keys(value);
  const added = pick(['extra', '__proto__', 'constructor', 'toString', ''], draw);
  if (names.length === 0 || draw() < 0.15) return withOwn(value, added, junk(draw));
  const name = pick(names, draw);
  const { [name]: part, ...rest } = value as Record<string, unknown>;
  return draw() < 0.15 ? rest : withOwn(rest, name, spoiltOnce(part, draw));
}

function spoiltList(list: readonly unknown[], draw: Draw): unknown {
  const at = Math.floor(draw() * (list.length + 1));
  const part = at < list.length && draw() < 0.8 ? spoiltOnce(list[at], draw) : junk(draw);
  return list.toSpliced(at, Math.round(draw()), part);
}

/** Its own, even where that is called `__proto__`. */
function withOwn(object: object, name: string, value: unknown): object {
  return Object.defineProperty({ ...object }, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Bytes cut short, doubled, compressed, or with some of them changed. */
export function mangled(bytes: Buffer, draw: Draw): Buffer {
  const at = Math.floor(draw() * (bytes.length + 1));
  const changes: readonly (() => Buffer)[] = [
    () => bytes.subarray(0, at),
    () => Buffer.concat([bytes, bytes]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([0, 0xff, 0xed, 0xa0, 0x80]), bytes.subarray(at)]),
    () => Buffer.from(bytes.map((byte) => (draw() < 4 / bytes.length ? Math.floor(draw() * 256) : byte))),
    () => gzipSync(bytes),
    () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
  ];
  return pick(changes, draw)();
}
