import type { BreedingSettings } from './breeding-settings';
import { CROSSOVER, idleSettings, MUTATION_SCALE } from './idle-settings';

const told = (settings: Partial<BreedingSettings>, mutation = 0, growth = 0) =>
  idleSettings(settings, { mutation, growth }).map(({ message }) => message);

it('tells of loci that are conserved where no gene ever changes', () => {
  const still = 'conserved is ["width"]; must be left out where mutationRate and growthRate are 0: no gene changes';
  expect(told({ conserved: ['width'] })).toEqual([still]);
  expect([told({ conserved: ['width'] }, 0, 0.1), told({ conserved: ['width'] }, 0.1), told({})]).toEqual([[], [], []]);
});

it('tells of a step where no gene mutates', () => {
  const still = 'mutationScale is 0.1; must be left out where mutationRate is 0: no gene mutates';
  expect(told({ mutationScale: 0.1 }, 0, 1)).toEqual([still]);
  expect(told({ mutationScale: 0.1 }, 0.1)).toEqual([]);
  expect(told({ mutationScale: MUTATION_SCALE })).toEqual([]);
  expect(told({ mutationScale: 0.1, selfAdaptation: { scheme: 'log-normal', step: 0.2 } })).toEqual([]);
});

it('tells of how genes of two parents mix where nobody has two', () => {
  const still = 'crossover is "one-point"; must be left out where crossoverRate is 0: no child has a second parent';
  expect(told({ crossover: 'one-point', crossoverRate: 0, mutationScale: 0.1 })).toHaveLength(2);
  expect(told({ crossover: 'one-point', crossoverRate: 0 })).toEqual([still]);
  expect(told({ crossover: 'one-point', crossoverRate: 0.1 })).toEqual([]);
  expect(told({ crossover: CROSSOVER, crossoverRate: 0 })).toEqual([]);
});
