import { amongHashes, hashOf, runHashes } from './hashes';

test('hashes are those of FNV-1a', () => {
  expect([hashOf(''), hashOf('a'), hashOf('foobar'), hashOf('xfoobarx', 1, 7)]).toEqual([
    0x811c9dc5, 0xe40c292c, 0xbf9cf968, 0xbf9cf968,
  ]);
});

test('a text has a run at each position where one fits', () => {
  expect(runHashes('ab', 3)).toHaveLength(0);
  expect([...runHashes('abab', 3)]).toEqual([hashOf('aba'), hashOf('bab')]);
  expect(new Set(runHashes('abcabc', 3)).size).toBe(3);
});

test('exactly the hashes given are known', () => {
  const isKnown = amongHashes(runHashes('It was the best of times', 5));
  expect([...runHashes('It was the best of times', 5)].every(isKnown)).toBe(true);
  expect([...runHashes('Call me Ishmael.', 5)].some(isKnown)).toBe(false);
  expect(amongHashes(new Uint32Array())(0)).toBe(false);
});
