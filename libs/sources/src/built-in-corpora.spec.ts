import { sha256 } from '#base';
import { countCodePoints } from '#corpus';
import { BUILT_IN_CORPORA, readBuiltInBySha } from './built-in-corpora';

const read = (name: string) => BUILT_IN_CORPORA.find((corpus) => corpus.name === name)?.read() ?? Promise.reject();

test.each([
  ['moby', 1_186_905, 81, 'Call me Ishmael.'],
  ['sotu-new', 2_141_814, 93, 'To the Congress of the United States:'],
])('%s has %i characters of %i kinds', async (name, characters, alphabet, opening) => {
  const text = await read(name);
  expect(countCodePoints(text)).toBe(characters);
  expect(new Set(text).size).toBe(alphabet);
  expect(text.startsWith(opening)).toBe(true);
});

test('phonetic has 60,000 distinct lines of a word and its sounds, shuffled the same way each time', async () => {
  const text = await read('phonetic');
  const lines = text.split('\n');
  expect(new Set(lines).size).toBe(60_000);
  expect(lines.every((line) => /^\S+ {2}[A-Z]+[0-2]?( [A-Z]+[0-2]?)*$/.test(line))).toBe(true);
  expect(Math.abs(countCodePoints(text) - 1_665_157)).toBeLessThan(10_000); // another shuffle of the same lines
  expect([...lines].sort()).not.toEqual(lines);
  expect(sha256(text)).toBe('eac3323010091be7702a1e5826b12c82d5f269fe3209e8d88a6be28bad6a9672');
});

test('a built-in corpus is found by the SHA-256 of its text', async () => {
  const moby = await read('moby');
  expect(await readBuiltInBySha(sha256(moby))).toBe(moby);
  expect(await readBuiltInBySha(sha256('no corpus'))).toBeUndefined();
});
