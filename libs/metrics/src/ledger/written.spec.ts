import { estimateEntropyBits } from '#entropy';
import { writtenEntropyBits } from './written';

it.each([
  ['certain after each character', ['abababab'], 0],
  ['open after the first', ['ab', 'ab', 'ac', 'ac'], estimateEntropyBits([2, 2])],
  ['certain, though what it follows is open', ['ba', 'ba', 'ca', 'ca'], 0],
  ['open, of code points beyond 16 bits', ['a😀', 'a😀', 'a😁', 'a😁'], estimateEntropyBits([2, 2])],
  ['open after half of all', ['ab', 'ac', 'db', 'db'], estimateEntropyBits([1, 1, 2]) - estimateEntropyBits([2, 2])],
])('is of a character given the one before: %s', (_, texts, expected) => {
  expect(writtenEntropyBits(texts)).toBeCloseTo(expected, 12);
});

it('has no value where nobody wrote two characters', () => {
  expect([writtenEntropyBits([]), writtenEntropyBits(['', 'a'])]).toEqual([null, null]);
});

it('reads about 65,536 characters, of texts spread over all', () => {
  const [certain, open] = ['ab'.repeat(16_384), 'aab'.repeat(10_923).slice(1)];
  expect(writtenEntropyBits([certain, open, certain, open])).toBe(0);
  expect(writtenEntropyBits([certain, open])).toBeGreaterThan(0.5);
});
