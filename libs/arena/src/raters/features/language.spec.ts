import { sentencesOf, wordsOf } from '../words';
import { LEXICONS } from '../testing/small-niche';
import { fluency } from './fluency';
import { offence } from './offence';
import { readability } from './readability';
import { sentiment } from './sentiment';
import { validWords } from './valid-words';

describe('fluency', () => {
  it('is minus the bits of a character, of whatever script', () => {
    expect(fluency('aé🐋', () => 12)).toBe(-4);
  });
  it('of nothing is what nothing learnt gives', () => {
    expect(fluency('', () => 0)).toBe(-8);
  });
});

describe('valid words', () => {
  const share = (text: string) => validWords(wordsOf(text), (word) => LEXICONS.words.has(word));
  it('is the share of known words, possessives with them', () => {
    expect(share("The whale's hat zzgh")).toBe(3 / 4);
    expect(share("zzgh's")).toBe(0);
  });
  it('of no words is 0', () => expect(share('... 12')).toBe(0));
});

describe('sentiment', () => {
  it('is the sum of ratings over all words, for each of the ten', () => {
    const feelings = sentiment(wordsOf('Good, good murder here'), LEXICONS);
    expect(feelings).toEqual([-2, 0, 3, 6, -2, 0, 3, 6, -1, 2].map((total) => total / 4));
  });
  it('of no words is 0', () => expect(sentiment([], LEXICONS)).toEqual(new Array(10).fill(0)));
});

describe('readability', () => {
  const ease = (text: string) => readability(sentencesOf(text), LEXICONS.easy);
  it('is minus 0.0496 a word of a sentence where all is easy', () => {
    expect(ease('The cat. The cat sits a cat.')).toBeCloseTo(-0.0496 * 3.5, 12);
  });
  it('takes off 0.1579 for each per cent of difficult words, and 3.6365 beyond 5 %', () => {
    expect(ease('The cat. A leviathan.')).toBeCloseTo(-(0.1579 * 25 + 0.0496 * 2 + 3.6365), 12);
    const oneOf20 = `${'the cat '.repeat(9)}the leviathan.`;
    expect(ease(oneOf20)).toBeCloseTo(-(0.1579 * 5 + 0.0496 * 20), 12);
  });
  it.each(["cat's", 'cats', 'carries', 'carried', 'smiled', 'smiling', 'smiler', 'carrying'])('knows %s', (word) => {
    expect(ease(word)).toBeCloseTo(-0.0496, 12);
  });
  it('prefers easy words and short sentences', () => {
    expect(ease('The cat sits.')).toBeGreaterThan(ease('The leviathan sits.'));
    expect(ease('The cat. The cat.')).toBeGreaterThan(ease('The cat the cat.'));
  });
  it('of no words is that of words nobody knows', () => {
    expect(ease('')).toBeCloseTo(-(15.79 + 3.6365), 12);
  });
});

test('offence is the share of rude words', () => {
  expect(offence(wordsOf('Drat the whale, drat'), LEXICONS.offensive)).toBe(1 / 2);
  expect(offence([], LEXICONS.offensive)).toBe(0);
});
