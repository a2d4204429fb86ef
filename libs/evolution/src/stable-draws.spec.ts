import { canonicalJson, individualId, type Json, sha256 } from '#base';
import { DEFAULT_SEARCH_SPACE as SPACE } from '#genome';
import { breed } from './breed';
import type { BreedingSettings } from './breeding-settings';
import type { Candidate } from './candidate';

/** Losses are a function of birth alone, and some are non-viable. */
const lossOf = (generation: number, slot: number) =>
  slot % 5 === 4 ? null : 1 + ((slot * 7 + generation * 3) % 11) / 4;

// Stored tournaments are resumed and verified with these draws: whoever changes them says so.
test.each([
  [1, 'f1c919f50f345f4e91a432d0df18b6237140e80599ea6145f408ec83790bdcaa'],
  [2, '91b9a837128990cf5da41f0e7bbca570c2f925a881ef43bffe062caeab3e44b0'],
])('cross-entropy breeds as it did, seed %i', (seed, expected) => {
  const demes = [
    { name: 'moby', capacity: 12 },
    { name: 'fr', capacity: 6 },
  ];
  const rates = { crossoverRate: 0.7, mutationRate: 0.1, mutationScale: 0.1 };
  const settings: BreedingSettings = {
    demes,
    selection: { scheme: 'tournament', size: 3 },
    replacement: { scheme: 'generational', elites: 2 },
    crossover: 'uniform',
    ...rates,
  };
  let population: readonly Candidate[] = [];
  const broods: Json[] = [];
  for (let generation = 0; generation < 5; generation++) {
    const brood = breed(settings, SPACE, { seed, generation }, population, {});
    const { metrics: _, ...drawn } = brood;
    broods.push(structuredClone(drawn) as unknown as Json);
    const newborns = brood.conceptions.map(({ slot, deme, genome }) => {
      const id = individualId('t', { generation, slot });
      const validationNats = lossOf(generation, slot);
      return {
        id,
        generation,
        slot,
        deme,
        genome,
        validationNats,
        donors: [],
        blockNats: [],
        prequentialNats: null,
        parameters: 1000,
        predictionEntropyBits: 3,
        rating: null,
      };
    });
    population = [...population.filter(({ id }) => brood.survivors.includes(id)), ...newborns];
  }
  expect(sha256(canonicalJson(broods))).toBe(expected);
});
