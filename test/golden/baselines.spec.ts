/**
 * The n-gram baselines of the built-in corpora: bits per character on the last 10 %, given the first 90 %, by order 0 to 5.
 * Known values were computed independently; that of `phonetic` is for another shuffle of the same lines.
 */
import { splitText, wittenBell } from '#corpus';
import { BUILT_IN_CORPORA } from '#sources';

const BASELINES = [
  { name: 'moby', within: 0.01, bitsPerCharacter: [4.5, 3.48, 2.83, 2.35, 2.15, 2.15] },
  { name: 'sotu-new', within: 0.01, bitsPerCharacter: [4.62, 3.7, 3.07, 2.5, 2.25, 2.2] },
  { name: 'phonetic', within: 0.05, bitsPerCharacter: [4.18, 3.21, 2.33, 2.1, 2.03, 2.03] },
];

test.each(BASELINES)(
  'the Witten-Bell n-grams of $name reach their known values',
  async ({ name, within, bitsPerCharacter }) => {
    const corpus = BUILT_IN_CORPORA.find((candidate) => candidate.name === name);
    const { train, validation, test: lastTenth } = splitText((await corpus?.read()) ?? '');
    const measured = wittenBell(train + validation, lastTenth, 5);
    measured.forEach((bits, order) => {
      expect(Math.abs(bits - bitsPerCharacter[order])).toBeLessThanOrEqual(within);
    });
  },
);
