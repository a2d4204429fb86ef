import type { TournamentView } from '#contracts';
import { configOf, corporaOf, dialsOf, type Draft, faultOf, interventionOf, limitsOf } from './intervention';

const config = {
  niches: [
    { name: 'prose', corpus: 'moby', demes: [{ name: 'north', capacity: 4 }] },
    { name: 'speech', corpus: 'sotu-new', demes: [{ name: 'speech', capacity: 4 }] },
  ],
  budget: { trainingFlops: 1e9, maximumParameters: 1e5 },
  fitness: { kind: 'cross-entropy' },
  breeding: {
    migration: { scheme: 'none' },
    mutationRate: 0.1,
    growthRate: 0,
    direction: 1,
    shaping: { scheme: 'none' },
  },
  arena: { panel: { tastes: { poet: 1, critic: 2 } } },
  environment: [],
  corpora: [{ name: 'phonetic' }],
};
const CONFIG = configOf({ config } as unknown as TournamentView);
const draft = (more: Partial<Draft>): Draft => ({
  set: 'capacity',
  niche: '',
  deme: '',
  taste: '',
  text: '4',
  chosen: [],
  ...more,
});

it('offers the dials that the config has a use for', () => {
  const dials = dialsOf(CONFIG);
  for (const without of ['migration', 'predation', 'preference']) expect(dials).not.toContain(without);
  for (const within of ['budget', 'capacity', 'taste']) expect(dials).toContain(within);
});

it('offers the corpora that the config names, where nothing is said of all niches', () => {
  expect(corporaOf(CONFIG, 'prose')).toEqual(['moby', 'phonetic']);
  expect(corporaOf(CONFIG, '')).toEqual(['moby', 'sotu-new', 'phonetic']);
});

it('sends a value of the kind of the dial, and a place where the dial has one', () => {
  expect(interventionOf(draft({ niche: 'prose', deme: 'north', taste: 'poet' }))).toEqual({
    set: 'capacity',
    niche: 'prose',
    deme: 'north',
    value: 4,
  });
  expect(interventionOf(draft({ set: 'mutation', niche: 'prose', text: '0.5' }))).toEqual({
    set: 'mutation',
    value: 0.5,
  });
  expect(interventionOf(draft({ set: 'corpus', text: '1984' }))).toEqual({ set: 'corpus', value: '1984' });
  expect(interventionOf(draft({ set: 'families', chosen: ['gru'] }))).toEqual({ set: 'families', value: ['gru'] });
  expect(interventionOf(draft({ set: 'taste', taste: 'poet' }))).toEqual({ set: 'taste', taste: 'poet', value: 4 });
});

it('tells limits, and what is wrong before anything is sent', () => {
  expect(limitsOf('capacity')).toBe('whole number from 1 to 1000');
  expect(faultOf(draft({}))).toBeNull();
  expect(faultOf(draft({ text: '' }))).toBe('must be a whole number from 1 to 1000');
  expect(faultOf(draft({ text: '0' }))).toBe('must be a whole number from 1 to 1000');
  expect(faultOf(draft({ text: 'four' }))).toBe('must be a whole number from 1 to 1000');
  expect(faultOf(draft({ set: 'families' }))).toMatch(/^must be a list of one or more of mlp, /);
});
