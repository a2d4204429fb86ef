import { binomialChances } from './binomial';
import { mutantsOfGrowth } from './growth';

it('one doubling is binomial', () => {
  const { mean, variance } = mutantsOfGrowth(8, 1, 0.1);
  expect(mean).toBeCloseTo(0.8, 12);
  expect(variance).toBeCloseTo(0.72, 12);
});

it('is the enumeration of all courses', () => {
  let chances = Float64Array.of(1);
  let n = 2;
  for (let doubling = 0; doubling < 3; doubling++, n *= 2) {
    const next = new Float64Array(2 * n + 1);
    chances.forEach((chance, mutants) =>
      binomialChances(n, 0.1 + (0.9 * mutants) / n).forEach((born, count) => (next[mutants + count] += chance * born)),
    );
    chances = next;
  }
  const mean = chances.reduce((sum, chance, mutants) => sum + chance * mutants, 0);
  const square = chances.reduce((sum, chance, mutants) => sum + chance * mutants ** 2, 0);
  const exact = mutantsOfGrowth(2, 3, 0.1);
  expect(exact.mean).toBeCloseTo(mean, 10);
  expect(exact.variance).toBeCloseTo(square - mean ** 2, 10);
});
