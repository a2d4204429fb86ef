import { mean } from '#base';
import { offspringNumbers } from './offspring-number';

it('is N / V where the population keeps its size', () => {
  const { variance, effectiveSize } = offspringNumbers([[2, 0, 1, 1]])!;
  expect(variance).toBeCloseTo(2 / 3, 12);
  expect(effectiveSize).toBeCloseTo(4 / variance, 12);
  expect(offspringNumbers([[1, 1, 1]])).toEqual({ variance: 0, effectiveSize: Infinity });
  expect(offspringNumbers([[3, 0, 0]])!.effectiveSize).toBe(1);
  expect(
    offspringNumbers([
      [2, 0, 1, 1],
      [1, 1, 1, 1],
    ])!.effectiveSize,
  ).toBe(12); // the chance is the mean over loci
  expect([offspringNumbers([[3]]), offspringNumbers([[1, 0]])]).toEqual([null, null]);
});

it('has a chance of one parent of 1 / N in a Wright-Fisher population, over all of its offspring numbers', () => {
  for (const N of [2, 3, 4]) {
    const chances: number[] = [];
    for (let code = 0; code < N ** N; code++) {
      const copies = Array.from({ length: N }, () => 0);
      for (let child = 0, left = code; child < N; child++, left = Math.floor(left / N)) copies[left % N]++;
      chances.push(1 / offspringNumbers([copies])!.effectiveSize);
    }
    expect(mean(chances)).toBeCloseTo(1 / N, 12);
  }
});

it('is N (N - 1) / 2 where one is born and one dies (Moran), and counts copies where the population grows', () => {
  expect(offspringNumbers([[2, 0, 1, 1, 1, 1]])!.effectiveSize).toBe(15);
  expect(offspringNumbers([[4, 4]])!.effectiveSize).toBeCloseTo(56 / 24, 12);
});
