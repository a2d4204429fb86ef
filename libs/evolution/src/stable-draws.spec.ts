import { canonicalJson, individualId, type Json, sha256 } from '#base';
import { DEFAULT_SEARCH_SPACE as SPACE } from '#genome';
import { ask, type BreederState, init, tell } from './breeder';
import type { Candidate } from './candidate';

/** Everyone alive after a brood, with losses that are a function of birth alone and some non-viable. */
function judged(state: BreederState): Candidate[] {
  const { survivors, conceptions } = ask(state);
  const newborns = conceptions.map(({ slot, deme, genome }) => {
    const { generation } = state;
    const lossNats = slot % 5 === 4 ? null : 1 + ((slot * 7 + generation * 3) % 11) / 4;
    return {
      id: individualId('t', { generation, slot }),
      generation,
      slot,
      deme,
      genome,
      lossNats,
      lossBlocks: [],
      rating: null,
    };
  });
  return [...state.population.filter(({ id }) => survivors.includes(id)), ...newborns];
}

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
  let state = init({ demes, elites: 2, tournamentSize: 3, crossover: 'uniform', ...rates }, SPACE, seed);
  const broods: Json[] = [];
  for (let generation = 0; generation < 5; generation++) {
    broods.push(structuredClone(ask(state)) as unknown as Json);
    state = tell(state, judged(state));
  }
  expect(sha256(canonicalJson(broods))).toBe(expected);
});
