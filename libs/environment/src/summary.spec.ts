import { NOBODY_LIVED, summaryAfter } from './summary';

const on = (corpus: string) => [{ name: 'prose', corpus }];
const living = (...bits: readonly number[]) =>
  bits.map((bitsPerCharacter, at) => ({ niche: 'prose', deme: at % 2 === 0 ? 'north' : 'south', bitsPerCharacter }));

it('keeps the lowest bits of a niche while its corpus stays, and the means of the last generation', () => {
  const first = summaryAfter(NOBODY_LIVED, on('moby'), living(3, 4, 5));
  expect(first).toEqual({
    lowestBits: { prose: 3 },
    lowestBitsEver: { prose: 3 },
    meanBits: { north: 4, south: 4 },
    corpora: { prose: 'moby' },
  });
  const second = summaryAfter(first, on('moby'), living(3.5));
  expect(second).toEqual({
    lowestBits: { prose: 3 },
    lowestBitsEver: { prose: 3 },
    meanBits: { north: 3.5 },
    corpora: { prose: 'moby' },
  });
  const shifted = summaryAfter(second, on('sotu-new'), living(4.5));
  expect(shifted).toEqual({
    lowestBits: { prose: 4.5 },
    lowestBitsEver: { prose: 3 },
    meanBits: { north: 4.5 },
    corpora: { prose: 'sotu-new' },
  });
  expect(summaryAfter(shifted, on('moby'), []).lowestBits).toEqual({});
});
