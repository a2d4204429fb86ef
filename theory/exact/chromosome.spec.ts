import { meanOverInversions, recombinants } from './chromosome';

it('recombines neighbours by the rate, and in half of the children what is far apart', () => {
  expect(recombinants(0.1, 1)).toBeCloseTo(0.1, 12);
  expect(recombinants(0.1, 2)).toBeCloseTo(2 * 0.1 * 0.9, 12);
  expect(recombinants(0.1, 200)).toBeCloseTo(0.5, 12);
  expect(recombinants(0.1, 0)).toBe(0);
});

it('counts the intervals that each of the inversions of three genes leaves open', () => {
  // of 16 pairs of breaks 2 turn round the first two genes, 2 the last two, 2 all: with them no interval is open; with the others both are
  expect(meanOverInversions(3, 0, 2, (open) => open)).toBeCloseTo((10 * 2) / 16, 12);
  expect(meanOverInversions(4, 0, 1, (open) => open)).toBeCloseTo(1 - 10 / 25, 12); // open but where 2, 3 or 4 genes from the first are turned round, or 2 or 3 from the second
});
