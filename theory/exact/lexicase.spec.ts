import { lexicaseChances } from './lexicase';

it('is the best of the first case, where each case has one', () =>
  expect(lexicaseChances([[3, 1, 2], [1, 3, 2], [3, 1, 2]], [0, 0, 0]).map((chance) => chance * 3)).toEqual([2, 1, 0])); // prettier-ignore

it('is any of those within epsilon of all', () =>
  expect(lexicaseChances([[3, 2, 0], [2, 3, 3]], [1, 1])).toEqual([0.5, 0.5, 0])); // prettier-ignore
