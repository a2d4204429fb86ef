import { migrationProblems } from './migration-problems';

const GOALS = { scheme: 'goal-switching', rate: 0.2 } as const;
const two = [{}, {}];
const told = (...given: Parameters<typeof migrationProblems>): string[] =>
  migrationProblems(...given).map(({ message }) => message);

it('moves goals by cross-entropy between two demes or more', () => {
  expect(told(GOALS, { demes: two, fitness: { kind: 'cross-entropy' } })).toEqual([]);
  expect(told(GOALS, { demes: [{}] })).toEqual([
    'migration.scheme is "goal-switching"; must be none, or two demes or more: there is no other than this one',
  ]);
  expect(told(GOALS, { demes: two, fitness: { kind: 'pareto' } })).toEqual([
    'migration.scheme is "goal-switching"; must be one of none, island, ring, stepping-stone, where the fitness is pareto: goals are told by cross-entropy alone',
  ]);
  expect(told({ ...GOALS, rate: 2 }, {})).toEqual(['migration.rate is 2; must be a number above 0, at most 1']);
});

it('moves none in a control without selection, where genes may migrate', () => {
  const right =
    'migration.scheme is "goal-switching"; must be one of none, island, ring, stepping-stone in a control without selection: goal-switching favours who predicts better';
  expect(told(GOALS, { demes: two, shaping: { scheme: 'shuffled' } })).toEqual([right]);
  expect(told(GOALS, { demes: two, direction: 0.9 })).toEqual([right]);
  expect(told({ scheme: 'ring', rate: 0.2 }, { demes: two, direction: 0 })).toEqual([]);
});
