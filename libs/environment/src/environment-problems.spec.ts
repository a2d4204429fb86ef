import type { Change } from './change';
import { environmentProblems } from './environment-problems';
import { CONFIG } from './testing/config-of';

const points = [{ at: 2, value: 0.5 }];
const steps = (value: number | readonly string[], at = 2) => ({ course: 'steps', points: [{ at, value }] }) as const;

function told(change: object, more: object = {}): string[] {
  const config = { ...CONFIG, generations: 5, families: ['gru', 'rnn'], environment: [change as Change], ...more };
  return environmentProblems(config).map(({ message }) => message);
}

it.each<[object, string]>([
  [{ set: 'budget', niche: 'verse', ...steps(1) }, 'environment.0.niche is "verse"; must be one of prose, speech'],
  [{ set: 'capacity', deme: 'east', ...steps(4) }, 'environment.0.deme is "east"; must be one of north, south, speech'],
  [
    { set: 'capacity', niche: 'speech', deme: 'north', ...steps(4) },
    'environment.0.deme is "north"; must be one of speech',
  ],
  [
    { set: 'budget', deme: 'north', ...steps(1) },
    'environment.0.deme is "north"; must be left out: budget is not of a deme',
  ],
  [
    { set: 'migration', niche: 'prose', ...steps(1) },
    'environment.0.niche is "prose"; must be left out: migration is not of a niche',
  ],
  [
    { set: 'budget', taste: 'poet', ...steps(1) },
    'environment.0.taste is "poet"; must be left out: budget is not of a taste',
  ],
  [{ set: 'taste', taste: 'cook', ...steps(1) }, 'environment.0.taste is "cook"; must be one of balanced,'],
  [{ set: 'budget', ...steps(1, 5) }, 'environment.0.points.0.at is 5; must be a generation from 0 to 4, the last'],
  [
    { set: 'budget', course: 'steps', points: [...points, ...points] },
    'environment.0.points.1.at is 2; must be a generation from 3 to 4, the last',
  ],
  [{ set: 'capacity', ...steps(0) }, 'environment.0.points.0.value is 0; must be a whole number from 1 to 1000'],
  [{ set: 'capacity', ...steps(['gru']) }, 'environment.0.points.0.value is ["gru"]; must be a whole number'],
  [
    { set: 'budget', course: 'cycle', values: [1, 0], every: 1 },
    'environment.0.values.1 is 0; must be a number above 0, at most 1000',
  ],
  [
    { set: 'preference', course: 'bits', levels: [{ below: 2, value: 1.5 }] },
    'environment.0.levels.0.value is 1.5; must be a number from 0 to 1',
  ],
  [
    { set: 'budget', course: 'bits', watch: 'verse', levels: [{ below: 2, value: 1 }] },
    'environment.0.watch is "verse"; must be one of prose, speech',
  ],
  [
    { set: 'migration', course: 'bits', levels: [{ below: 2, value: 1 }] },
    'environment.0.watch is missing; must be the niche whose bits count',
  ],
  [
    { set: 'families', ...steps(['gru', 'tree']) },
    'environment.0.points.0.value is ["gru","tree"]; must be a list of one or more of mlp,',
  ],
  [
    { set: 'families', ...steps(['lstm']) },
    'environment.0.points.0.value is ["lstm"]; must be a list with one at least that founders may have: gru, rnn',
  ],
  [
    { set: 'families', course: 'linear', points: [{ at: 0, value: ['gru'] }] },
    'environment.0.course is "linear"; must be steps, cycle, random or bits',
  ],
  [
    { set: 'budget', course: 'success', strength: 1 },
    'environment.0.course is "success"; must be another: by success demes share capacity alone',
  ],
  [
    { set: 'taste', ...steps(0) },
    'environment.0.set is "taste"; must be another, unless one taste at least is always above 0 in niche prose',
  ],
])('refuses %j', (change, message) => {
  expect(told(change)[0]).toContain(message);
});

it.each<[object, object, string]>([
  [
    { fitness: { kind: 'cross-entropy' } },
    { set: 'preference', ...steps(1) },
    'preference is only where the fitness is weighted',
  ],
  [
    { breeding: { migration: { scheme: 'none' } } },
    { set: 'migration', ...steps(1) },
    'migration is only where breeding.migration names a scheme',
  ],
  [
    { breeding: { migration: { scheme: 'goal-switching', rate: 0.5 } } },
    { set: 'direction', ...steps(0.5) },
    'direction is only where breeding.migration is another than goal-switching',
  ],
  [
    { breeding: { mates: { scheme: 'attraction' } } },
    { set: 'direction', course: 'cycle', values: [1, 0] },
    'direction is only where breeding.mates is alike',
  ],
  [
    { breeding: { species: { scheme: 'loci', sharing: 0.5 } } },
    { set: 'direction', ...steps(0.5) },
    'direction is only where no species share fitness (breeding.species.sharing)',
  ],
  [
    { breeding: { shaping: { scheme: 'novelty' } } },
    { set: 'predation', ...steps(1) },
    'predation is only where breeding.shaping is of predators',
  ],
  [
    { arena: { ...CONFIG.arena, coevolution: {} } },
    { set: 'taste', ...steps(1) },
    'taste is only where tastes do not evolve (arena.coevolution)',
  ],
  [{ arena: null }, { set: 'taste', taste: 'poet', ...steps(1) }, 'taste is only where there is an arena'],
  [
    { fitness: { kind: 'prequential' }, heredity: { survivorsTrain: false } },
    { set: 'corpus', niche: 'prose', course: 'steps', points: [{ at: 2, value: 'verse' }] },
    'environment.0.set is "corpus"; must be another: corpus is only where survivors train (heredity.survivorsTrain) or the fitness is another than prequential',
  ],
])('with %j refuses %j', (more, change, message) => {
  expect(told(change, more)).toEqual([expect.stringContaining(message)]);
});

it('tells all of all changes at once', () => {
  const environment = [
    { set: 'budget', niche: 'verse', ...steps(0, 9) },
    { set: 'capacity', deme: 'east', ...steps(0) },
  ];
  expect(told({}, { environment })).toHaveLength(5);
});

it('takes what makes sense', () => {
  const environment = [
    { set: 'capacity', deme: 'north', course: 'linear', points: [{ at: 0, value: 1 }, { at: 4, value: 9 }] }, // prettier-ignore
    { set: 'capacity', niche: 'prose', course: 'success', strength: 2 },
    { set: 'families', niche: 'prose', ...steps(['gru']) },
    { set: 'taste', niche: 'prose', taste: 'poet', ...steps(0) },
    { set: 'migration', course: 'bits', watch: 'prose', levels: [{ below: 2, value: 0 }] },
  ];
  expect(told({}, { environment })).toEqual([]);
});
