import { afterMutation, meanNeutrality, neutrality } from './neutral-network';

/** AA and all of its mutants of one base: a star of six around it, and pairs among those of one place. */
const lives = new Uint8Array(16);
for (const sequence of [0, 1, 2, 3, 4, 8, 12]) lives[sequence] = 1;

it('is the share of mutants that live', () => {
  expect(neutrality(0, 2, lives)).toBe(1);
  expect(neutrality(1, 2, lives)).toBe(1 / 2); // AA and two others at the same place
  expect(meanNeutrality(Float64Array.from(lives), 2, lives)).toBeCloseTo((1 + 6 / 2) / 7, 12);
});

it('rises to the largest eigenvalue, here 1 + sqrt(7) of six mutants, where mutations are rare', () => {
  const shares = afterMutation(3000, 2, lives, 0.001, 1);
  expect(meanNeutrality(shares, 2, lives)).toBeCloseTo((1 + Math.sqrt(7)) / 6, 2);
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
});
