import { mean, prngOf, standardError, sum } from '#base';
import { type Fostered, fosteringSlopes } from './fostering';

it('fits a plane exactly', () => {
  const points = [
    [1, 2],
    [2, 1],
    [4, 3],
    [0, 5],
    [3, 3],
  ];
  const children = points.map(([parents, foster]) => ({ parents, foster, value: 7 + 0.25 * parents - 2 * foster }));
  expect(fosteringSlopes(children)).toEqual({
    genes: { value: expect.closeTo(0.25, 12), standardError: expect.closeTo(0, 6) },
    weights: { value: expect.closeTo(-2, 12), standardError: expect.closeTo(0, 6) },
  });
});

it('is none of few children, or where genes and weights cannot be told apart', () => {
  const own = [1, 2, 3, 4, 6].map((parents): Fostered => ({ value: parents ** 2, parents, foster: parents }));
  expect(fosteringSlopes(own)).toBeNull();
  expect(fosteringSlopes(own.map((child) => ({ ...child, foster: 2 })))).toBeNull();
  expect(fosteringSlopes(own.slice(0, 3).map((child, at) => ({ ...child, foster: at ** 3 })))).toBeNull();
});

it('finds what genes and weights pass on, with the error that it states (errs once in 10,000)', () => {
  const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'fostering.spec' });
  const [ofGenes, ofWeights] = [0.3, 0.6];
  const found = Array.from({ length: 2000 }, () => {
    const children = Array.from({ length: 20 }, () => {
      const [parents, foster] = [prng.normal(), prng.normal()];
      return { parents, foster, value: ofGenes * parents + ofWeights * foster + 0.5 * prng.normal() };
    });
    return fosteringSlopes(children)!;
  });
  for (const [key, truth] of [
    ['genes', ofGenes],
    ['weights', ofWeights],
  ] as const) {
    const values = found.map((slopes) => slopes[key].value);
    expect(Math.abs(mean(values) - truth) / standardError(values)).toBeLessThan(3.9);
    const variance = sum(values.map((value) => (value - truth) ** 2)) / values.length;
    const stated = mean(found.map((slopes) => slopes[key].standardError ** 2));
    // a variance of 2,000 is known to within 1 / sqrt(1000)
    expect(Math.abs(variance / stated - 1)).toBeLessThan(3.9 / Math.sqrt(1000));
  }
});
