import { breed } from '#evolution';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { METRICS } from './registry';
import { STEP_METRICS } from './step-metrics';

it('names each metric once, by letters and digits, and says what it means in sentences', () => {
  const names = METRICS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, unit, help } of METRICS) {
    expect(name).toMatch(/^[a-z][a-zA-Z0-9]{0,63}$/);
    expect([name, unit !== '', help]).toEqual([name, true, expect.stringMatching(/^[A-Z].*\.$/)]);
  }
});

it('registers all that the kernel says of a step', () => {
  const rates = { crossoverRate: 0.5, crossover: 'uniform', mutationRate: 0.1, mutationScale: 0.2 } as const;
  const demes = [{ name: 'moby', capacity: 4 }];
  const settings = {
    demes,
    fitness: { kind: 'cross-entropy' },
    selection: { scheme: 'tournament', size: 2 },
    replacement: { scheme: 'generational', elites: 1 },
    ...rates,
  } as const;
  const { metrics } = breed(settings, DEFAULT_SEARCH_SPACE, { seed: 1, generation: 0 }, [], {});
  expect(STEP_METRICS.map(({ name }) => name).sort()).toEqual(Object.keys(metrics).sort());
});
