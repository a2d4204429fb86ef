import type { Check } from './check';
import { frequencyAgainst } from './outcome';
import { PRODUCTION } from './operators';
import { progressText } from './progress-text';
import { CHECKS } from './registry';
import { chosen, type Finding, rightWords, rowsOf, runTask, type Task, tasksOf } from './run-checks';

const check = (name: string, cost: number, parts?: number): Check => {
  return { name, measures: '', cost, parts, run: (_, { seed, share }) => frequencyAgainst(seed, 100 * share, 0.5) };
};
const SHORT = check('short', 1);
const LONG = check('long', 10, 2);

describe('chosen', () => {
  it('takes large and small letters alike, and a blank word for none', () => {
    expect(chosen(CHECKS, ['Ratchet']).map(({ name }) => name)).toEqual(['load.ratchet']);
    expect(chosen(CHECKS, [''])).toEqual([]);
    expect(chosen(CHECKS, [' '])).toEqual([]);
  });
  it('says which word may have been meant, and what there is', () => {
    expect(rightWords(['ratchte'], CHECKS)).toMatch(/^ratchet, perhaps: in the name of a check: draws/);
    expect(rightWords([''], CHECKS)).toMatch(/^in the name of a check: draws/);
  });
  it('is all without a word', () => expect(chosen(CHECKS, [])).toEqual(CHECKS));
  it('is what has one of the words in its name', () =>
    expect(chosen(CHECKS, ['draws.n', 'ratchet']).map(({ name }) => name)).toEqual(['draws.normal', 'load.ratchet']));
});

it('gives every part with every seed to workers, the longest first', () => {
  const names = (seeds: number) => tasksOf([SHORT, LONG], seeds).map(({ check: { name }, seed }) => [name, seed]);
  expect(names(1)).toEqual([['long', 1], ['long', 2], ['short', 1]]); // prettier-ignore
  expect(names(2)).toHaveLength(6);
});

it('makes the same rows in whatever order tasks end', () => {
  const tasks = tasksOf([SHORT, LONG], 3);
  const found = (some: readonly Task[]) =>
    rowsOf([SHORT, LONG], new Map(some.map((task) => [task, { ...runTask(task, PRODUCTION), seconds: 1 }])));
  expect(found(tasks)).toEqual(found([...tasks].reverse()));
  expect(found(tasks).map(({ check, replicates, statistic }) => [check, replicates, statistic])).toEqual([
    ['short', 300, expect.closeTo(0.02, 12)],
    ['long', 300, expect.closeTo(0.07, 12)],
  ]);
});

it('says how long the rest takes, at the pace so far and by what was worked on it', () => {
  const tasks = tasksOf([SHORT, LONG], 1); // of costs 5, 5 and 1
  const findings = new Map<Task, Finding>();
  expect(progressText(tasks, findings, 2, 0)).toBe('0 of 3 done, about 6 s left');
  findings.set(tasks[0], { outcome: LONG.run(PRODUCTION, { seed: 1, share: 1 }), seconds: 10 });
  expect(progressText(tasks, findings, 2, 10)).toBe('1 of 3 done, about 1 s left');
  expect(progressText(tasks, findings, 1, 10)).toBe('1 of 3 done, about 12 s left');
});
