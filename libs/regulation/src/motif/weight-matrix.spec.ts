import { dnaOf } from '../dna';
import { ofOtherStrand, score, weightsOf } from './weight-matrix';

const matrix = (columns: readonly (readonly [number, number, number, number])[]) => ({ id: 'a', name: '', columns });

it('weighs a base by log2 of its frequency over that of the background, a site of which is added', () => {
  const [a, c] = weightsOf(matrix([[19, 0, 0, 0]]));
  expect([a, c]).toEqual([Math.log2((19.25 / 20) * 4), Math.log2((0.25 / 20) * 4)]);
});

it('takes frequencies as those of 20 sites', () => {
  expect(weightsOf(matrix([[0.9, 0.1, 0, 0]]))).toEqual(weightsOf(matrix([[18, 2, 0, 0]])));
});

it('scores the other strand as it is read there', () => {
  const weights = weightsOf(matrix([[9, 1, 0, 0], [0, 9, 1, 0]])); // prettier-ignore
  expect(score(ofOtherStrand(weights), dnaOf('GT'), 0)).toBeCloseTo(score(weights, dnaOf('AC'), 0), 12);
});

it('wants a pseudocount for what was never seen', () => {
  expect(() => weightsOf(matrix([[1, 1, 1, 0]]), 0)).toThrow(RangeError);
});
