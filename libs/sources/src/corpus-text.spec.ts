import { CorpusError } from './corpus-error';
import { corpusTextOf } from './corpus-text';

const LONG = 'It was the best of times, 🐋.\n'.repeat(50);

test('a byte-order mark is dropped and CRLF becomes LF, from bytes and from a string', () => {
  const raw = `\ufeff${LONG.replaceAll('\n', '\r\n')}`;
  for (const content of [raw, new TextEncoder().encode(raw)]) expect(corpusTextOf(content).text).toBe(LONG);
});

test('characters are code points of the text kept', () => {
  expect(corpusTextOf('🐋\r\n'.repeat(600)).characters).toBe(1200);
  expect(corpusTextOf('a'.repeat(1000)).characters).toBe(1000);
});

test.each([
  ['empty', ''],
  ['empty', ' \r\n\t'.repeat(1000)],
  ['not-text', new Uint8Array(2000).fill(0xff)],
  ['not-text', Uint8Array.from([...new TextEncoder().encode(LONG), 0xe2, 0x82])],
  ['not-text', `${LONG}\0`],
  ['not-text', `${LONG}\ud83d`],
  ['too-short', 'a'.repeat(999)],
  ['too-long', 'a'.repeat(50_000_001)],
])('is refused as %s', (fault, content) => {
  expect(() => corpusTextOf(content)).toThrow(CorpusError);
  expect(() => corpusTextOf(content)).toThrow(
    expect.objectContaining({ fault, message: expect.stringMatching(/^[A-Z].*\.$/) }),
  );
});
