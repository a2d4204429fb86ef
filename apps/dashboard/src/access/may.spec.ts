import { type Deed, may } from './may';

const LIMITS = { requestsPerMinute: null, flops: null, tournamentId: null };

it.each([
  ['a published view', { ...LIMITS, role: 'viewer', tournamentId: 'abcd' }, []],
  ['a viewer', { ...LIMITS, role: 'viewer' }, ['all']],
  ['a voter', { ...LIMITS, role: 'voter' }, ['all', 'vote']],
  ['an operator with a budget', { ...LIMITS, role: 'operator', flops: 1e9 }, ['all', 'vote', 'launch']],
  ['an operator', { ...LIMITS, role: 'operator' }, ['all', 'vote', 'launch', 'operate']],
] as const)('lets %s do what it may, and nothing else', (_, access, deeds) => {
  const all: readonly Deed[] = ['all', 'vote', 'launch', 'operate'];
  expect(all.filter((deed) => may(access, deed))).toEqual(deeds);
});
