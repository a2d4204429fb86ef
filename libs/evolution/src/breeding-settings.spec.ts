import { InvalidValueError } from '#base';
import { type BreedingSettings, checkSettings } from './breeding-settings';
import type { FitnessConfig } from './fitness-config';

const SETTINGS: BreedingSettings = {
  demes: [
    { name: 'moby', capacity: 8 },
    { name: 'fr', capacity: 4 },
  ],
  elites: 4,
  tournamentSize: 1,
  crossoverRate: 0,
  crossover: 'uniform',
  mutationRate: 1,
  mutationScale: 0,
};

describe('checkSettings', () => {
  it('takes settings at their limits', () => {
    expect(() => checkSettings(SETTINGS)).not.toThrow();
  });

  test.each<FitnessConfig>([
    { kind: 'cross-entropy' },
    { kind: 'rating', use: 'probability-better' },
    { kind: 'weighted', ratingWeight: 1 },
    { kind: 'lexicase', over: ['evaluations', 'raters'], epsilon: 'mad' },
    { kind: 'pareto' },
  ])('takes the fitness %j', (fitness) => {
    expect(() => checkSettings({ ...SETTINGS, fitness })).not.toThrow();
  });

  test.each<[Partial<BreedingSettings>, string]>([
    [{ demes: [] }, 'demes'],
    [{ demes: [SETTINGS.demes[0], SETTINGS.demes[0]] }, 'demes'],
    [{ demes: [{ name: 'fr', capacity: 0 }], elites: 0 }, 'demes.fr.capacity'],
    [{ demes: [{ name: 'fr', capacity: 4.5 }] }, 'demes.fr.capacity'],
    [{ elites: 5 }, 'elites'],
    [{ elites: -1 }, 'elites'],
    [{ elites: 0.5 }, 'elites'],
    [{ tournamentSize: 0 }, 'tournamentSize'],
    [{ crossoverRate: 1.1 }, 'crossoverRate'],
    [{ mutationRate: -0.1 }, 'mutationRate'],
    [{ mutationRate: NaN }, 'mutationRate'],
    [{ mutationScale: -1 }, 'mutationScale'],
    [{ mutationScale: Infinity }, 'mutationScale'],
    [{ fitness: { kind: 'rating', use: 'lower-bound', level: 1 } }, 'fitness.level'],
    [{ fitness: { kind: 'weighted', ratingWeight: 1.5 } }, 'fitness.ratingWeight'],
    [{ fitness: { kind: 'weighted', ratingWeight: NaN } }, 'fitness.ratingWeight'],
    [{ fitness: { kind: 'lexicase', over: [], epsilon: 'mad' } }, 'fitness.over'],
    [{ fitness: { kind: 'lexicase', over: ['evaluations', 'evaluations'], epsilon: 'mad' } }, 'fitness.over'],
  ])('refuses %j, naming the field', (change, field) => {
    const checking = () => checkSettings({ ...SETTINGS, ...change });
    expect(checking).toThrow(InvalidValueError);
    expect(checking).toThrow(expect.objectContaining({ field }));
  });
});
