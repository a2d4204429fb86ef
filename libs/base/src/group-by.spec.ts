import { groupBy, inRuns } from './group-by';

it('groups by key in the order in which they came', () => {
  const groups = groupBy(['kiwi', 'fig', 'pear', 'plum', 'date'], (word) => `${word.length}`);
  expect([...groups]).toEqual([
    ['4', ['kiwi', 'pear', 'plum', 'date']],
    ['3', ['fig']],
  ]);
  expect(groupBy([], String).size).toBe(0);
});

it('cuts into runs, the last of which may be shorter', () => {
  expect(inRuns([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inRuns([], 2)).toEqual([]);
});
