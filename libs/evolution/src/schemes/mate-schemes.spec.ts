import { mateProblems } from './mate-schemes';

const ATTRACTION = { scheme: 'attraction' } as const;
const told = (...given: Parameters<typeof mateProblems>): string[] =>
  mateProblems(...given).map(({ message }) => message);

it('has no attraction in a control without selection', () => {
  const right =
    'mates.scheme is "attraction"; must be alike in a control without selection: attraction favours who predicts better, whatever the scores';
  expect(told(ATTRACTION, { crossoverRate: 0.5, shaping: { scheme: 'neutral' } })).toEqual([right]);
  expect(told(ATTRACTION, { crossoverRate: 0.5, direction: 0.5 })).toEqual([right]);
  expect(told(ATTRACTION, { crossoverRate: 0.5, direction: 1, shaping: { scheme: 'none' } })).toEqual([]);
});

it('has no attraction where nobody has a second parent', () => {
  const right = 'mates.scheme is "attraction"; must be alike where crossoverRate is 0: no child has a second parent';
  expect(told(ATTRACTION, { crossoverRate: 0 })).toEqual([right]);
  expect(told(ATTRACTION, { crossoverRate: 0.01 })).toEqual([]);
  expect(told({ scheme: 'alike' }, { crossoverRate: 0 })).toEqual([]);
});
