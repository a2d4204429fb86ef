import { canonicalJson, individualId, type Json, sha256 } from '#base';
import { DEFAULT_SEARCH_SPACE as SPACE } from '#genome';
import { breed } from './breed';
import type { BreedingSettings } from './breeding-settings';
import type { Candidate } from './candidate';

/** Losses are a function of birth alone, and some are non-viable. */
const lossOf = (generation: number, slot: number) => (slot % 5 === 4 ? null : 1 + ((slot * 7 + generation * 3) % 11) / 4);

// Stored tournaments are resumed and verified with these draws: whoever changes them says so.
test.each([
  [1, 'aa04e7d4fcd9465a67fdf73a2e8ce2d5b3bb8fd37e41f7322b5c1027cfd10468'],
  [2, 'c44f8979a786ed7447a065413d8f45b98e353c755363bd4f4b03b53b9d13b888'],
])('cross-entropy breeds as it did, seed %i', (seed, expected) => {
  const demes = [
    { name: 'moby', capacity: 12 },
    { name: 'fr', capacity: 6 },
  ];
  const rates = { crossoverRate: 0.7, mutationRate: 0.1, mutationScale: 0.1 };
  const settings: BreedingSettings = { demes, elites: 2, tournamentSize: 3, crossover: 'uniform', ...rates };
  let population: readonly Candidate[] = [];
  const broods: Json[] = [];
  for (let generation = 0; generation < 5; generation++) {
    const brood = breed(settings, SPACE, { seed, generation }, population, {});
    broods.push(structuredClone(brood) as unknown as Json);
    const newborns = brood.conceptions.map(({ slot, deme, genome }) => {
      const id = individualId('t', { generation, slot });
      const validationNats = lossOf(generation, slot);
      return { id, generation, slot, deme, genome, validationNats, blockNats: [], rating: null };
    });
    population = [...population.filter(({ id }) => brood.survivors.includes(id)), ...newborns];
  }
  expect(sha256(canonicalJson(broods))).toBe(expected);
});
