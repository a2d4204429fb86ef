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
  [1, 'c0a59542a2358b06e031e1f792f75057452a3c66b79a1fd6f71ce9d2c0aa1a81'],
  [2, 'faec28aa0d24427259e2af39626ef0d32854380ae2208196c3f59c9c34cdf478'],
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
    broods.push(structuredClone(brood) as unknown as Json);
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
