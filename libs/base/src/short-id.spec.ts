import { parse } from 'yaml';
import { individualId } from './birth';
import { prngOf } from './random';
import { shortId } from './short-id';

const prng = prngOf({ seed: 1, generation: 0, subject: '', purpose: 'short-id.spec' });
const IDS = [
  ...[0, 255].map((byte) => shortId(new Uint8Array(16).fill(byte))),
  ...Array.from({ length: 5000 }, () => shortId(Uint8Array.from({ length: 16 }, () => prng.integer(256)))),
];

it('is short, and another one each time', () => {
  expect(IDS.filter((id) => !/^[a-z][a-z0-9]{7}$/.test(id))).toEqual([]);
  expect(new Set(IDS).size).toBe(IDS.length);
  expect(shortId(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 3)).toBe(shortId(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8), 3));
  expect(shortId(new Uint8Array(16).fill(255), 13)).toHaveLength(13);
});

it.each(['1.1', '1.2'] as const)('is a text to YAML %s, and so is an individual called by it', (version) => {
  const texts = IDS.flatMap((id) => [id, individualId(id, { generation: 1, slot: 2 })]);
  expect(parse(texts.map((text) => `- ${text}\n`).join(''), { version })).toEqual(texts);
});

it('is no number, in any base, and no word for a truth value or for nothing', () => {
  const misread = (id: string) => !isNaN(Number(id)) || !isNaN(parseFloat(id)) || /[aeiouy01l]/.test(id);
  expect(IDS.filter(misread)).toEqual([]);
});

it('uses every symbol at every position', () => {
  for (let at = 0; at < 8; at++) expect(new Set(IDS.map((id) => id[at])).size).toBe(at === 0 ? 19 : 27);
});
