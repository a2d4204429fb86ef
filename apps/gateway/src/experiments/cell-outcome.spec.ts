import { outcomeOf } from './cell-outcome';

const BOTH = [
  { niche: 'moby', bitsPerCharacter: 2 },
  { niche: 'sotu', bitsPerCharacter: 3 },
];
const CELL = {
  status: 'finished',
  niches: ['moby', 'sotu'],
  demes: ['moby', 'sotu'],
  generations: 3,
  champions: BOTH,
  communities: [],
} as const;

it.each<[string, object, object, object]>([
  ['the mean of all niches', {}, {}, { outcome: 2.5, noOutcome: null }],
  ['of one niche', {}, { niche: 'sotu' }, { outcome: 3, noOutcome: null }],
  [
    'no mean of those niches where somebody is left',
    { champions: BOTH.slice(0, 1) },
    {},
    { outcome: null, noOutcome: 'nobody lives in sotu at the end' },
  ],
  [
    'one niche, whatever became of others',
    { champions: BOTH.slice(0, 1) },
    { niche: 'moby' },
    { outcome: 2, noOutcome: null },
  ],
  ['nobody', { champions: [] }, {}, { outcome: null, noOutcome: 'nobody lives in moby, sotu at the end' }],
  [
    'of another measure',
    {},
    { measure: 'community-bits' },
    { outcome: null, noOutcome: 'nobody lives in moby, sotu at the end' },
  ],
  [
    'a metric that it has not come to',
    {},
    { measure: 'metric', metric: { name: 'recoveryGenerations', subject: 'moby' } },
    { outcome: null, noOutcome: 'no recoveryGenerations of moby in generation 2' },
  ],
  ['a failure', { status: 'failed' }, {}, { outcome: null, noOutcome: 'failed' }],
  ['what has not ended', { status: 'paused' }, {}, { outcome: null, noOutcome: 'has not ended' }],
])('tells %s', (_, change, outcome, told) => {
  expect(outcomeOf({ ...CELL, ...change }, { measure: 'champion-bits', ...outcome })).toEqual(told);
});
