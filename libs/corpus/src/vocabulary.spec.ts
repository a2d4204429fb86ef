import { buildVocabulary, UNKNOWN_ID, Vocabulary } from './vocabulary';

test('symbols come by frequency over all niches, ties by code point, after <unk>', () => {
  expect(buildVocabulary(['cabc', 'cb🐋']).symbols).toEqual(['<unk>', 'c', 'b', 'a', '🐋']);
});

test('the rarest symbols fall out at the limit', () => {
  const vocabulary = buildVocabulary(['aaabbc'], 2);
  expect(vocabulary.symbols).toEqual(['<unk>', 'a', 'b']);
  expect([...vocabulary.encode('cab')]).toEqual([UNKNOWN_ID, 1, 2]);
  expect(buildVocabulary([String.fromCodePoint(...Array(2000).keys())]).size).toBe(513);
});

test('decoding undoes encoding of known symbols and shows unknown ones', () => {
  const text = 'Call me 🐋. <unk>\n';
  const vocabulary = buildVocabulary([text]);
  expect(vocabulary.encode(text)).toHaveLength(Array.from(text).length);
  expect(vocabulary.decode(vocabulary.encode(text))).toBe(text);
  expect(vocabulary.decode(vocabulary.encode('Cx鯨l'))).toBe('C\ufffd\ufffdl');
});

test('it survives JSON', () => {
  const vocabulary = buildVocabulary(['to be or not to be']);
  const revived = new Vocabulary((JSON.parse(JSON.stringify(vocabulary)) as { symbols: string[] }).symbols);
  expect(revived).toEqual(vocabulary);
  expect([...revived.encode('bone')]).toEqual([...vocabulary.encode('bone')]);
});

test.each([[[]], [['a', 'b']], [['<unk>', 'a', 'a']]])('%p is no vocabulary', (symbols) => {
  expect(() => new Vocabulary(symbols)).toThrow(RangeError);
});
