import { SENTIMENT_RATERS } from '#arena';
import { readLexicons } from './read-lexicons';

test('every package holds the words it held when it was pinned', async () => {
  const { words, sentiments, phones, offensive, easy } = await readLexicons();
  const sizes = [words, sentiments, phones, offensive, easy].map(({ size }) => size);
  expect(sizes).toEqual([274937, 7491, 125005, 1186, 2942]);
});

test('sentiments are ten people, of each word', async () => {
  const { sentiments } = await readLexicons();
  expect(sentiments.get('happy')).toEqual([2, 2, 2, 4, 2, 4, 3, 4, 2, 2]);
  expect(sentiments.get('abhor')).toEqual([-3, -3, -1, -1, -2, -1, -3, -3, 0, -3]);
  expect(sentiments.get('sob')).toEqual([-1, -2, -2, -2, -1, -1, 2, 1, -2, -2]); // not the insult in capitals
  for (const ratings of sentiments.values()) {
    expect(ratings).toHaveLength(SENTIMENT_RATERS);
    expect(ratings.every((rating) => Number.isInteger(rating) && Math.abs(rating) <= 4)).toBe(true);
  }
});

test('phones are those of the first pronunciation', async () => {
  const { phones } = await readLexicons();
  expect(phones.get('entropy')).toBe('EH1 N T R AH0 P IY0');
  expect(phones.get('read')).toBe('R EH1 D');
  expect(phones.has('read(1)')).toBe(false);
});

test('words are in lower case, and lists are what they say', async () => {
  const { words, phones, offensive, easy } = await readLexicons();
  expect(['whale', 'a', 'whaling'].every((word) => words.has(word))).toBe(true);
  expect(words.has('zzgh')).toBe(false);
  expect(["don't", 'whale', 'able'].map((word) => easy.has(word))).toEqual([true, true, true]);
  expect(easy.has('leviathan')).toBe(false);
  expect([offensive.has('crap'), offensive.has('abuse'), offensive.has('american')]).toEqual([true, false, false]);
  for (const list of [words, phones, offensive, easy]) {
    for (const word of list.keys()) if (word !== word.toLowerCase()) throw new Error(`${word} is not in lower case`);
  }
});

test('they are read once', async () => {
  expect(await readLexicons()).toBe(await readLexicons());
});
