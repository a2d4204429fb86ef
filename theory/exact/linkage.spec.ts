import { linkageLeft } from './linkage';

it('is lost at once where two recombine fully: the child of ab and AB is aB or Ab, or the parents swap', () => {
  // N = 2, one AB and one ab, D = 1/4. With r = 1/2 each child is one of four types alike: D of the pool is 0
  expect(linkageLeft(2, 0.5, 1)).toBe(0);
});
it('is what drift leaves without recombination', () => expect(linkageLeft(10, 0, 2)).toBeCloseTo(0.81, 14));
it('nears (1 - r)(1 - 1/N)', () => expect(linkageLeft(1e6, 0.1, 3)).toBeCloseTo(0.9 ** 3, 5));
