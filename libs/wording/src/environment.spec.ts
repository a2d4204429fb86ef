import { environmentText, interventionText, settlersText } from './environment';

it('tells where, from what, to what, and by which course', () => {
  const capacity = { set: 'capacity', niche: 'prose', deme: 'north', from: 16, to: 4, by: 'steps' };
  expect(environmentText(capacity)).toBe('capacity of north: 16 -> 4 (steps)');
  const taste = { set: 'taste', niche: 'prose', taste: 'critic', from: 3, to: 1 / 3, by: 'linear' };
  expect(environmentText(taste)).toBe('taste of critic in prose: 3 -> 0.3333 (linear)');
  const families = { set: 'families', niche: 'prose', from: ['gru', 'rnn'], to: ['rnn'], by: 'cycle' };
  expect(environmentText(families)).toBe('families of prose: gru, rnn -> rnn (cycle)');
  expect(environmentText({ set: 'migration', from: 0.1, to: 0, by: 'random' })).toBe('migration: 0.1 -> 0 (random)');
});

it('tells who resettled a deme', () => {
  expect(settlersText({ colonists: 4, from: ['east', 'west'], founders: 0 })).toBe('4 colonists from east, west');
  expect(settlersText({ colonists: 1, from: ['east'], founders: 2 })).toBe('1 colonist from east, 2 founders');
  expect(settlersText({ colonists: 0, from: [], founders: 1 })).toBe('1 founder');
});

it('tells what a person changed', () => {
  expect(interventionText({ set: 'capacity', deme: 'north', value: 4 })).toBe(
    'capacity of north: 4 from the next generation on',
  );
  expect(interventionText({ set: 'corpus', value: 'moby' })).toBe('corpus: moby from the next generation on');
});
