import { splitText, wittenBell } from '#corpus';
import type { TextStore } from '#tournament';
import { baselines } from './baselines';

it('fits n-grams to all that comes before each held-out part, and measures them on it', async () => {
  const text = Array.from({ length: 400 }, (_, at) => `${(at * at) % 97} whales${at % 7 === 0 ? '!' : '.'} `).join('');
  const texts: TextStore = { readBySha: () => Promise.resolve(text) };
  const { validation, ...test } = await baselines({ kind: 'baselines', text: { niche: 'a', sha256: '' } }, texts);
  const parts = splitText(text);
  expect(Object.values(test)).toEqual(wittenBell(parts.train + parts.validation, parts.test, 5));
  expect(Object.values(validation!)).toEqual(wittenBell(parts.train, parts.validation, 5));
});
