import type { EnvironmentRow } from '#contracts';
import { isChanging, lanesOf, runAt } from './lanes';

const row = (kind: EnvironmentRow['kind'], generation: number, value: EnvironmentRow['value'], by = 'config'): EnvironmentRow =>
  ({ kind, generation, set: 'capacity', niche: 'moby', deme: 'north', taste: null, value, by }); // prettier-ignore

const ROWS = [
  row('held', 0, 8),
  row('held', 2, 4, 'steps'),
  row('expected', 3, 4, 'steps'),
  row('expected', 5, 2, 'intervention'),
  row('planned', 0, 8),
  row('planned', 2, 4, 'steps'),
];

it('makes runs of rows: what held ends where it has not opened, what is to come and what was planned at the end', () => {
  const [lane] = lanesOf(ROWS, 3, 8);
  expect(lane.held.map(({ from, to, value }) => [from, to, value])).toEqual([[0, 2, 8], [2, 3, 4]]); // prettier-ignore
  expect(lane.expected.map(({ from, to, value }) => [from, to, value])).toEqual([[3, 5, 4], [5, 8, 2]]); // prettier-ignore
  expect(lane.planned.map(({ from, to, value }) => [from, to, value])).toEqual([[0, 2, 8], [2, 8, 4]]); // prettier-ignore
  expect(runAt(lane.held, 2)).toMatchObject({ value: 4, by: 'steps' });
  expect(runAt(lane.held, 3)).toBeUndefined();
});

it('has a lane for each dial and place, and tells those apart that change', () => {
  const other = { ...row('planned', 0, ['gru', 'rnn']), set: 'families' as const, deme: null };
  const lanes = lanesOf([...ROWS, other, { ...other, niche: 'phonetic' }], 3, 8);
  expect(lanes.map(({ set, niche }) => [set, niche])).toEqual([
    ['capacity', 'moby'],
    ['families', 'moby'],
    ['families', 'phonetic'],
  ]);
  expect(lanes.map(isChanging)).toEqual([true, false, false]);
});
