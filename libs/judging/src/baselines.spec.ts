import { splitText, wittenBell } from '#corpus';
import type { BaselinesJob, TextStore } from '#tournament';
import { createBaselines } from './baselines';

const TEXT = Array.from({ length: 400 }, (_, at) => `${(at * at) % 97} whales${at % 7 === 0 ? '!' : '.'} `).join('');
const jobOn = (sha256: string): BaselinesJob => ({ kind: 'baselines', text: { niche: 'a', sha256 } });

it('fits n-grams to all that comes before each held-out part, and measures them on it', async () => {
  const texts: TextStore = { readBySha: () => Promise.resolve(TEXT) };
  const { validation, ...test } = await createBaselines(texts)(jobOn('a'));
  const parts = splitText(TEXT);
  expect(Object.values(test)).toEqual(wittenBell(parts.train + parts.validation, parts.test, 5));
  expect(Object.values(validation!)).toEqual(wittenBell(parts.train, parts.validation, 5));
});

it('fits each text once, and again what could not be read', async () => {
  const readBySha = jest.fn((sha256: string) => Promise.resolve(sha256 === 'a' ? TEXT : TEXT.slice(2_000)));
  readBySha.mockRejectedValueOnce(new Error('no such file'));
  const baselines = createBaselines({ readBySha });
  await expect(baselines(jobOn('a'))).rejects.toThrow('no such file');
  const a = await baselines(jobOn('a'));
  const b = await baselines(jobOn('b'));
  expect(await baselines(jobOn('a'))).toEqual(a);
  expect(b).not.toEqual(a);
  expect(readBySha.mock.calls).toEqual([['a'], ['a'], ['b']]);
});
