import { phrasesOf, sentencesOf, shareOf, wordsOf } from './words';

test('words are runs of letters, with their apostrophes', () => {
  expect(wordsOf("Don’t! The ship's 3 mates' e-mail, été\u0301.")).toEqual([
    "don't",
    'the',
    "ship's",
    'mates',
    'e',
    'mail',
    'été\u0301',
  ]);
  expect(wordsOf('12 … <> \0')).toEqual([]);
});

test('sentences end at stops before a space, a quotation mark or the end', () => {
  expect(sentencesOf('Call me. "Why?" he asked... at 3.14 knots!')).toEqual([
    ['call', 'me'],
    ['why'],
    ['he', 'asked'],
    ['at', 'knots'],
  ]);
  expect(sentencesOf('')).toEqual([]);
});

test('phrases end at lines and stops', () => {
  expect(phrasesOf('one, two\nthree; — four')).toEqual([['one'], ['two'], ['three'], ['four']]);
});

test('a share of nothing is 0', () => {
  expect(shareOf(['a', 'b', 'a', 'c'], (word) => word === 'a')).toBe(0.5);
  expect(shareOf([], () => true)).toBe(0);
});
