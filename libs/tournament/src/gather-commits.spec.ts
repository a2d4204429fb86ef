import { gatherCommits } from './gather-commits';

it('commits at once what came while a commit was under way, each item once and in order', async () => {
  const commits: (readonly number[])[] = [];
  const ends: (() => void)[] = [];
  const record = gatherCommits<number>((items) => {
    commits.push(items);
    return new Promise((resolve) => ends.push(resolve));
  });
  const settled: number[] = [];
  const all = [[1, 2], [3], [4]].map((items) => record(items).then(() => void settled.push(...items)));
  await Promise.resolve();
  const late = record([5]).then(() => void settled.push(5));
  expect(commits).toEqual([[1, 2, 3, 4]]);
  ends[0]();
  await Promise.all(all);
  expect(settled).toEqual([1, 2, 3, 4]);
  expect(commits).toEqual([[1, 2, 3, 4], [5]]);
  ends[1]();
  await late;
});

it('fails for all that it was not sure to have committed', async () => {
  const record = gatherCommits<number>(() => Promise.reject(new Error('full')));
  const first = record([1]);
  await expect(first).rejects.toThrow('full');
  await expect(record([2])).rejects.toThrow('full');
});
