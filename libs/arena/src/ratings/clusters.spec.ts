import { clustersOf } from './clusters';

const of = (rater?: string) => ({ first: 0, second: 1, outcome: 'first' as const, rater, prompt: 'same' });

test('preferences of one rater are a cluster, one without a rater stands alone', () => {
  expect(clustersOf([of('x'), of('y'), of('x'), of()], 'rater')).toEqual([[0, 2], [1], [3]]);
});

test('where all are of one cluster each stands alone', () => {
  expect(clustersOf([of('x'), of('x')], 'rater')).toEqual([[0], [1]]);
  expect(clustersOf([of('x'), of('y')], 'prompt')).toEqual([[0], [1]]);
});
