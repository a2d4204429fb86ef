import { prngOf } from '#base';
import { leastCharacters } from '#tournament';
import { CorpusError } from './corpus-error';
import { corpusTextOf, keptTextOf, normalise } from './corpus-text';
import { nastyText } from './testing/nasty-text';

const LONG = 'It was the best of times, 🐋.\n'.repeat(50);

test('a byte-order mark is dropped and CRLF becomes LF, from bytes and from a string', () => {
  const raw = `\ufeff${LONG.replaceAll('\n', '\r\n')}`;
  for (const content of [raw, new TextEncoder().encode(raw)]) expect(corpusTextOf(content).text).toBe(LONG);
});

test('characters are code points of the text kept', () => {
  expect(corpusTextOf('🐋\r\n'.repeat(700)).characters).toBe(1400);
  expect(corpusTextOf('a'.repeat(leastCharacters())).characters).toBe(leastCharacters());
});

test.each([
  ['empty', ''],
  ['empty', ' \r\n\t'.repeat(1000)],
  ['not-text', new Uint8Array(2000).fill(0xff)],
  ['not-text', Uint8Array.from([...new TextEncoder().encode(LONG), 0xe2, 0x82])],
  ['not-text', `${LONG}\0`],
  ['not-text', `${LONG}\ud83d`],
  ['too-short', 'a'.repeat(leastCharacters() - 1)],
  ['too-long', 'a'.repeat(50_000_001)],
])('is refused as %s', (fault, content) => {
  expect(() => corpusTextOf(content)).toThrow(CorpusError);
  expect(() => corpusTextOf(content)).toThrow(
    expect.objectContaining({ fault, message: expect.stringMatching(/^[A-Z].*\.$/) }),
  );
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
  expect(normalise(raw)).toBe(kept);
});

test('what is normalised stays as it is, whatever it was made of', () => {
  for (let seed = 0; seed < 2000; seed++) {
    const once = normalise(nastyText(prngOf({ seed, generation: 0, subject: 'spec', purpose: 'nasty text' }), 40));
    expect(normalise(once)).toBe(once);
    expect(once).not.toMatch(/^\ufeff|\r/);
  }
});

test('what is accepted is accepted again and kept, from its bytes too; what is refused is refused in a sentence', () => {
  let accepted = 0;
  for (let seed = 0; seed < 200; seed++) {
    const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'nasty text' });
    const raw = nastyText(prng, 40) + LONG + nastyText(prng, 3);
    try {
      const { text, characters } = corpusTextOf(raw);
      accepted++;
      expect(corpusTextOf(text)).toEqual({ text, characters });
      expect(keptTextOf(Buffer.from(text))).toEqual({ text, characters });
    } catch (error) {
      expect(error).toMatchObject({ name: 'CorpusError', fault: 'not-text' });
      expect(raw).toMatch(/\0|\p{Surrogate}/u);
    }
  }
  expect(accepted).toBeGreaterThan(20);
});

test('a text that Clade kept is taken as it is, also where today it would be normalised or is too short', () => {
  const kept = '\ufeffa\r\nb\r';
  expect(keptTextOf(Buffer.from(kept))).toEqual({ text: kept, characters: 6 });
  expect(() => keptTextOf(Buffer.from('a\0'))).toThrow(CorpusError);
  expect(() => keptTextOf(Uint8Array.of(0xff))).toThrow(CorpusError);
});
