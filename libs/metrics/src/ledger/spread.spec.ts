import { spread } from './spread';

it.each([
  [4, ['a', 'b', 'c']],
  [3, ['a', 'b', 'c']],
  [2, ['a', 'b']],
  [1, ['a']],
])('takes %i at most, spread over all', (most, expected) => {
  expect(spread(['a', 'b', 'c'], most)).toEqual(expected);
});

it('reaches over all of many', () => {
  expect(spread([...Array(100).keys()], 4)).toEqual([0, 25, 50, 75]);
});
