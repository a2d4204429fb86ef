import { prngOf } from '#base';
import { afterDivision, equilibriumShare, halfLife, type Methylation, methylatedShare } from './methylation';

const RATES = { maintenance: 0.9, newOnParent: 0.02, newOnDaughter: 0.05, collaboration: 1 };
const prng = () => prngOf({ seed: 1, generation: 0, purpose: 'methylation', subject: 0 });

it('has the equilibrium and the half-life of Otto and Walbot (1990)', () => {
  expect(equilibriumShare(RATES)).toBeCloseTo(0.07 / 0.17, 12);
  expect(((1 + 0.9 - 0.07) / 2) ** halfLife(RATES)).toBeCloseTo(0.5, 12);
});

it.each([0, 2])('leaves a state of which all sites have %d methylated strands', (start) => {
  let methylation: Methylation = new Uint8Array(4).fill(start);
  const draws = prng();
  const began = methylatedShare(methylation);
  for (let division = 0; division < 1000; division++) methylation = afterDivision(methylation, RATES, draws);
  const seen = new Set<number>();
  for (let division = 0; division < 1000; division++) {
    methylation = afterDivision(methylation, RATES, draws);
    seen.add(methylatedShare(methylation));
  }
  expect(seen.has(1 - began)).toBe(true);
});

it('goes by rates of 0 and 1', () => {
  const rates = { maintenance: 1, newOnParent: 0, newOnDaughter: 0, collaboration: 0 };
  expect(afterDivision(Uint8Array.of(2, 2, 0), rates, prng())).toEqual(Uint8Array.of(2, 2, 0));
  expect(afterDivision(Uint8Array.of(2, 2, 0), { ...rates, maintenance: 0 }, prng())).toEqual(Uint8Array.of(1, 1, 0));
  const all = { ...rates, newOnParent: 1, newOnDaughter: 1 };
  expect(afterDivision(Uint8Array.of(0, 0), all, prng())).toEqual(Uint8Array.of(2, 2));
});

it('a promoter of one site has nobody to meet', () => {
  const rates = { maintenance: 1, newOnParent: 0, newOnDaughter: 0, collaboration: 5 };
  expect(afterDivision(Uint8Array.of(2), rates, prng())).toEqual(Uint8Array.of(2));
});
