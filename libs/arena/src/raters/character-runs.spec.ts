import { runHashes, runsOf } from './character-runs';

test('a text has a run at each position but the last eleven', () => {
  expect(runHashes('abcdefghijk')).toHaveLength(0);
  expect(runHashes('abcdefghijkl')).toHaveLength(1);
  expect(runHashes('abcdefghijkl'.repeat(2))).toHaveLength(13);
  expect(new Set(runHashes('abcdefghijkl'.repeat(2))).size).toBe(12);
});

test('exactly the runs of a text are known', () => {
  const text = 'It was the best of times, it was the worst of times';
  const isKnown = runsOf(text);
  expect([...runHashes(text)].every(isKnown)).toBe(true);
  expect([...runHashes('Call me Ishmael. Some years ago')].some(isKnown)).toBe(false);
  expect(runsOf('')(0)).toBe(false);
});
