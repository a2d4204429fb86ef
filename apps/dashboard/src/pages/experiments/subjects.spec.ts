import { metricFirst, subjectsIn } from './subjects';

const BASE = {
  niches: [
    { name: 'prose', demes: [{ name: 'north' }, { name: 'south' }] },
    { name: 'sotu', capacity: 6 },
  ],
};

it('names the niches and demes of the base', () => {
  expect(subjectsIn({ base: BASE }, 'niche')).toEqual(['prose', 'sotu']);
  expect(subjectsIn({ base: BASE }, 'deme')).toEqual(['north', 'south', 'sotu']);
  expect([subjectsIn({ base: BASE }, 'generation'), subjectsIn({ base: {} }, 'niche')]).toEqual([[], []]);
});

it('begins with the metric of the outcome, or with bits', () => {
  expect(metricFirst({ outcome: { measure: 'metric', metric: { name: 'genotypes', subject: 'north' } } })).toEqual({
    name: 'genotypes',
    subject: 'north',
  });
  expect(metricFirst({ outcome: { measure: 'champion-bits' } })).toEqual({ name: 'meanBitsPerCharacter', subject: '' });
});
