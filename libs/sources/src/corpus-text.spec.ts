import { prngOf } from '#base';
import { leastCharacters } from '#tournament';
import { CorpusError } from './corpus-error';
import { CorpusReader } from './corpus-text';
import { nastyText } from './testing/nasty-text';

const LONG = 'It was the best of times, 🐋.\n'.repeat(50);
const ENOUGH = 'a'.repeat(leastCharacters());

/** What a reader makes of bytes that come in pieces. */
function read(content: string | Uint8Array, { length = Infinity, isKept = false } = {}) {
  const bytes = Buffer.from(content as string);
  const reader = new CorpusReader(isKept);
  let text = '';
  for (let from = 0; from < bytes.length; from += length) text += reader.take(bytes.subarray(from, from + length));
  text += reader.end();
  return { text, characters: reader.characters };
}
const normalised = (text: string, length?: number): string =>
  read(text + ENOUGH, { length }).text.slice(0, -ENOUGH.length);

test.each([1, 2, 3, 7, Infinity])(
  'a byte-order mark is dropped and CRLF becomes LF, in pieces of %d bytes',
  (length) => {
    expect(read(`\ufeff${LONG.replaceAll('\n', '\r\n')}`, { length }).text).toBe(LONG);
  },
);

test('characters are code points of the text kept', () => {
  expect(read('🐋\r\n'.repeat(700), { length: 3 }).characters).toBe(1400);
  expect(read(ENOUGH).characters).toBe(leastCharacters());
});

test.each<[string, string | Uint8Array]>([
  ['empty', ''],
  ['empty', ' \r\n\t'.repeat(1000)],
  ['not-text', new Uint8Array(2000).fill(0xff)],
  ['not-text', Uint8Array.from([...new TextEncoder().encode(LONG), 0xe2, 0x82])],
  ['not-text', `${LONG}\0`],
  ['not-text', '\r'.repeat(2_000_000)],
  ['too-short', 'a'.repeat(leastCharacters() - 1)],
  ['too-long', 'a'.repeat(50_000_001)],
])('is refused as %s', (fault, content) => {
  for (const length of [65_536, Infinity]) {
    expect(() => read(content, { length })).toThrow(CorpusError);
    const problem = { fault, message: expect.stringMatching(/^[A-Z].*\.$/) };
    expect(() => read(content, { length })).toThrow(expect.objectContaining(problem));
  }
});

test('what cannot be a text is refused by its first piece', () => {
  expect(() => new CorpusReader().take(Buffer.alloc(1000))).toThrow('NUL');
  expect(() => new CorpusReader().take(Uint8Array.of(0xff))).toThrow('UTF-8');
});

test.each([
  ['a\r\nb', 'a\nb'],
  ['a\rb', 'a\nb'],
  ['a\r\r\nb', 'a\nb'],
  ['a\r\rb', 'a\n\nb'],
  ['a\n\rb', 'a\n\nb'],
  ['\ufeff\ufeffa\ufeffb', 'a\ufeffb'],
  ['\r\ufeffa', '\n\ufeffa'],
  ['e\u0301 \u00e9', 'e\u0301 \u00e9'],
])('%j is kept as %j', (raw, kept) => {
  for (const length of [1, 2, 3, 1000]) expect(normalised(raw, length)).toBe(kept);
});

test('a text that ends in returns ends in as many line feeds', () => {
  expect(read(`${ENOUGH}\r\r`, { length: 3 }).text).toBe(`${ENOUGH}\n\n`);
});

test('pieces make no difference, and what is normalised stays as it is', () => {
  for (let seed = 0; seed < 500; seed++) {
    const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'nasty text' });
    const raw = nastyText(prng, 40).replaceAll('\0', '');
    const once = normalised(raw);
    for (const length of [1, 2, 5, 11]) expect(normalised(raw, length)).toBe(once);
    expect(normalised(once)).toBe(once);
    expect(once).not.toMatch(/^\ufeff|\r/);
    expect(once).toBe(
      Buffer.from(raw)
        .toString()
        .replace(/^\ufeff+/, '')
        .replace(/\r+\n|\r/g, '\n'),
    );
  }
});

test('a text that Clade kept is taken as it is, also where today it would be normalised or is too short', () => {
  const kept = '\ufeffa\r\nb\r';
  expect(read(kept, { length: 1, isKept: true })).toEqual({ text: kept, characters: 6 });
  expect(() => read('a\0', { isKept: true })).toThrow(CorpusError);
  expect(() => read(Uint8Array.of(0xff), { isKept: true })).toThrow(CorpusError);
});
