import { bestTexts, judgeTexts, type Judge } from './judge-texts';

const longer: Judge = (first, second) =>
  first.length > second.length ? 'first' : first.length < second.length ? 'second' : 'tie';

test('every pair of texts to one prompt is judged once, under its own index', () => {
  const seen: [string, string, number][] = [];
  judgeTexts(['a', 'b', 'c', 'd', 'e', 'f'], 3, (...given) => (seen.push(given), 'tie'));
  expect(seen).toEqual([
    ['a', 'b', 0],
    ['a', 'c', 1],
    ['b', 'c', 2],
    ['d', 'e', 3],
    ['d', 'f', 4],
    ['e', 'f', 5],
  ]);
});

test('ties decide nothing, and equal texts are not judged', () => {
  const judge = jest.fn(longer);
  expect(judgeTexts(['aa', 'b', 'c', 'c'], 4, judge)).toEqual([
    { preferred: 0, rejected: 1 },
    { preferred: 0, rejected: 2 },
    { preferred: 0, rejected: 3 },
  ]);
  expect(judge).toHaveBeenCalledTimes(5);
});

test('the best to a prompt is the one preferred most often, the first of equals', () => {
  const texts = ['a', 'aaa', 'aa', 'b', 'c', 'd', 'e', 'fff', 'ggg'];
  expect(bestTexts(judgeTexts(texts, 3, longer), 3)).toEqual([1, 7]);
});
