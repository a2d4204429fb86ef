import { LEXICONS } from '../testing/small-niche';
import { phrasesOf, wordsOf } from '../words';
import { metre } from './metre';
import { novelty } from './novelty';
import { repetition } from './repetition';
import { rhyme } from './rhyme';

describe('repetition', () => {
  it('is the share of runs of 12 that came before', () => {
    expect(repetition('abcdefghijkl'.repeat(2))).toBeCloseTo(1 / 13, 12); // 13 runs, 12 distinct
    expect(repetition('a'.repeat(112))).toBeCloseTo(100 / 101, 12);
    expect(repetition('the quick brown fox jumps over the lazy dog')).toBe(0);
  });
  it('of less than a run is 0', () => expect(repetition('aaaaaaaaaaa')).toBe(0));
});

describe('novelty', () => {
  const pairs = new Set(['the cat', 'cat sat']);
  const share = (text: string) =>
    novelty(
      wordsOf(text),
      (word) => LEXICONS.words.has(word),
      (first, second) => pairs.has(`${first} ${second}`),
    );
  it('is the share of pairs of known words that were never neighbours', () => {
    expect(share('the cat sat on the hat')).toBe(3 / 5); // sat on, on the, the hat
    expect(share('the cat sat')).toBe(0);
  });
  it('noise is not new', () => expect(share('zxq the zzgh cat')).toBe(0));
  it.each(['', 'cat'])('of %p is 0', (text) => expect(share(text)).toBe(0));
});

describe('rhyme', () => {
  const share = (text: string) => rhyme(phrasesOf(text), LEXICONS);
  it('is the share of phrases that rhyme with one of the four before', () => {
    expect(share('the cat\nthe hat')).toBe(1 / 2);
    expect(share('the cat; the whale; a hat; a bat.')).toBe(2 / 4);
    expect(share('away, whale, delay')).toBe(1 / 3); // with different consonants before the vowel
    expect(share('cat, whale, whale, whale, hat')).toBe(1 / 5);
    expect(share('cat, whale, whale, whale, whale, hat')).toBe(0);
  });
  it('a word does not rhyme with itself, nor what is unknown with anything', () => {
    expect(share('cat\ncat\nzzgh\nzzgh')).toBe(0);
    expect(share('')).toBe(0);
  });
  it('names of letters do not rhyme', () => {
    const phones = new Map([
      ['b', 'B IY1'],
      ['c', 'S IY1'],
    ]);
    expect(rhyme([['b'], ['c']], { phones })).toBe(0);
  });
});

describe('metre', () => {
  const score = (text: string) => metre(phrasesOf(text), LEXICONS);
  it('is 1 where all longer words keep to the beat', () => {
    expect(score('the cat away, the hat delay')).toBe(1); // stresses on beats 3 and 3
    expect(score('question a question')).toBe(-1); // on beats 0 and 3: two words of two beats
    expect(score('question, question')).toBe(1);
  });
  it('counts pairs: three of one beat and one of the other', () => {
    // (3 - 1)^2 - 4 = 0 over 4 x 3
    expect(score('question, question, question, away')).toBe(0);
    // (4 - 1)^2 - 5 = 4 over 5 x 4
    expect(score('question, question, question, question, away')).toBeCloseTo(1 / 5, 12);
  });
  it('words of unknown sound fit nowhere and begin the beat anew', () => {
    expect(score('question zzgh question')).toBeCloseTo((2 ** 2 - 2) / (3 * 2), 12);
    expect(score('zzgh zzgh zzgh')).toBeCloseTo(0, 12);
  });
  it.each(['', 'question', 'the cat'])('of %p is 0', (text) => expect(score(text)).toBe(0));
});
