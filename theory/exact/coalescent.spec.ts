import { sum } from '#base';
import { coalescenceTime, differentParents, meanAlleles, meanLineages } from './coalescent';

/** Ewens 1972, E[K] of `sample` copies. */
const ewensAlleles = (theta: number, sample: number) =>
  sum(Array.from({ length: sample }, (_, i) => theta / (theta + i)));

it('counts different parents as the enumeration of 27 draws of three from three', () => {
  const chances = [...differentParents(3, 3)];
  [0, 3 / 27, 18 / 27, 6 / 27].forEach((chance, k) => expect(chances[k]).toBeCloseTo(chance, 14));
});

describe('coalescenceTime', () => {
  it('is N for two copies', () => expect(coalescenceTime(17, 2)).toBeCloseTo(17, 10));
  it('is the hand value of three among three: t3 = (1 + 2/3 t2) / (1 - 2/9)', () =>
    expect(coalescenceTime(3, 3)).toBeCloseTo((1 + (2 / 3) * 3) / (7 / 9), 12));
  it('nears 2N (1 - 1/n)', () => expect(coalescenceTime(5000, 5) / (2 * 5000 * 0.8)).toBeCloseTo(1, 3));
});

describe('meanLineages', () => {
  it('is the hand value of two copies', () => expect(meanLineages(10, 2, 3)).toBeCloseTo(1 + 0.9 ** 3, 12));
  it('is the number of cells that so many balls fill, a generation back', () =>
    expect(meanLineages(20, 20, 1)).toBeCloseTo(20 * (1 - 0.95 ** 20), 12));
});

describe('meanAlleles', () => {
  it('is the hand value of two copies', () => {
    // two differ unless neither mutated and they share a parent, or have two parents that do not differ
    const [size, mutation] = [10, 0.05];
    const kept = (1 - mutation) ** 2;
    const same = kept / size / (1 - kept * (1 - 1 / size));
    expect(meanAlleles(size, mutation, 2)).toBeCloseTo(2 - same, 12);
  });
  it("nears Ewens' at large N", () => expect(meanAlleles(4000, 0.0005, 10)).toBeCloseTo(ewensAlleles(4, 10), 2));
});
