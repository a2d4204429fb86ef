import { quasispecies } from './quasispecies';

it('is all of the master without errors, and every genome alike where a copy says nothing of its parent', () => {
  expect(quasispecies(3, 2, 0)[0]).toBe(1);
  [1, 3, 3, 1].forEach((genomes, errors) => expect(quasispecies(3, 2, 0.5)[errors]).toBeCloseTo(genomes / 8, 12));
});

it('of one locus is the root of its quadratic equation', () => {
  const [superiority, error] = [3, 0.1];
  const [master] = quasispecies(1, superiority, error);
  const mean = 1 + (superiority - 1) * master;
  expect(master * mean).toBeCloseTo((1 - error) * superiority * master + error * (1 - master), 12);
});

it('of many loci is near the first-order solution below the threshold, and far from it above', () => {
  const [master] = quasispecies(50, 4, 0.005);
  expect(master / ((4 * 0.995 ** 50 - 1) / 3)).toBeCloseTo(1, 2);
  expect(quasispecies(50, 4, 0.05)[0]).toBeLessThan(1e-3);
});
