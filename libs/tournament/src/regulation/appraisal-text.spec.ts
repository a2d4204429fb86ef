import { prngOf } from '#base';
import { evaluationBlocks } from '#corpus';
import { appraisalCharacters, textOfRounds } from './appraisal-text';

const stream = () => prngOf({ seed: 1, generation: 0, purpose: 'spec', subject: 0 });

it.each([
  [{ rounds: 6, symbols: 512 }, 4096],
  [{ rounds: 1, symbols: 64 }, 100],
  [{ rounds: 3, symbols: 700 }, 1000],
  [{ rounds: 20, symbols: 2048 }, 4095],
])(
  'of %j beside %i scored symbols no symbol is of two rounds or of a score, and the least text suffices',
  (settings, validationSymbols) => {
    const characters = appraisalCharacters(settings, validationSymbols);
    const scored = evaluationBlocks({ start: 1000, end: 1000 + characters }, validationSymbols);
    const textOf = textOfRounds(scored, settings, stream());
    const seen = new Uint8Array(1000 + characters);
    const ranges = [...scored];
    for (let round = 0; round <= settings.rounds; round++) {
      const own = textOf(round);
      expect(own).toHaveLength(Math.floor(settings.symbols / 64));
      expect(own.map(({ start }) => start)).toEqual(own.map(({ start }) => start).toSorted((a, b) => a - b));
      ranges.push(...own);
    }
    for (const { start, end } of ranges) for (let at = start; at < end; at++) seen[at]++;
    expect(Math.max(...seen)).toBe(1);
    expect(seen.subarray(0, 1000).some(Boolean)).toBe(false);
  },
);

it('says how much is missing', () => {
  const scored = evaluationBlocks({ start: 0, end: 4096 + 500 }, 4096);
  expect(() => textOfRounds(scored, { rounds: 6, symbols: 512 }, stream())).toThrow('an appraisal takes 56 stretches of 64 symbols between blocks of validation; there are 0'); // prettier-ignore
});
