import { BASES, dnaOf } from './dna';

it('reads bases in either case', () => {
  expect([...dnaOf('ACGTacgt')].map((base) => BASES[base]).join('')).toBe('ACGTACGT');
});

it.each([
  ['ACX', 2, 'X'],
  ['AẗC', 1, 'ẗ'], // upper case T and a mark: two letters
])('refuses %s by its first letter that is no base', (text, at, letter) => {
  expect(() => dnaOf(text)).toThrow(`promoter[${at}] is "${letter}"; must be A, C, G or T`);
});
