import { prngOf } from '#base';
import { countCodePoints } from './code-points';
import { splitText } from './split-text';

/** A text of letters of one and of two UTF-16 code units. */
function randomText(seed: number, length: number): string {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'text' });
  return Array.from({ length }, () => prng.pick(['a', 'é', '鯨', '🐋', '𝄞'])).join('');
}

test.each([0, 1, 9, 10, 11, 999, 1000])(
  '%i symbols are cut 80/10/10 by code points, in order, without loss',
  (length) => {
    const text = randomText(length, length);
    const { train, validation, test: lastTenth, ranges } = splitText(text);
    expect(train + validation + lastTenth).toBe(text);
    expect(countCodePoints(train)).toBe(Math.floor(length * 0.8));
    expect(countCodePoints(train + validation)).toBe(Math.floor(length * 0.9));
    const symbols = Array.from(text);
    const partOf = ({ start, end }: { start: number; end: number }) => symbols.slice(start, end).join('');
    expect([ranges.train, ranges.validation, ranges.test].map(partOf)).toEqual([train, validation, lastTenth]);
  },
);

test('a pair of surrogates is one symbol, a lone one is one too', () => {
  expect(countCodePoints('a🐋b')).toBe(3);
  expect(countCodePoints('\ud83d!')).toBe(2);
});
