import { canonicalJson, individualId, type Json, sha256 } from '#base';
import { DEFAULT_SEARCH_SPACE as SPACE } from '#genome';
import { ask, type BreederState, init, tell } from './breeder';
import type { Candidate } from './candidate';

/** Everyone alive after a brood, with losses that are a function of birth alone and some non-viable. */
function judged(state: BreederState): Candidate[] {
  const { survivors, conceptions } = ask(state);
  const newborns = conceptions.map(({ slot, niche, genome }) => {
    const { generation } = state;
    const lossNats = slot % 5 === 4 ? null : 1 + ((slot * 7 + generation * 3) % 11) / 4;
    return {
      id: individualId('t', { generation, slot }),
      generation,
      slot,
      niche,
      genome,
      lossNats,
      lossBlocks: [],
      rating: null,
    };
  });
  return [...state.population.filter(({ id }) => survivors.includes(id)), ...newborns];
}

// Computed before there was any other fitness than cross-entropy: stored tournaments are resumed and verified with these draws.
test.each([
  [1, '5a840ccab02a7d9a6da13a3e3da1cfc1a71582404654b0474cb63fd3ad5c44ec'],
  [2, '2731d9fb7a7f16fbe114f51d412de75b8b7b94361311f74476a743158f6998ba'],
])('cross-entropy breeds as it ever did, seed %i', (seed, expected) => {
  const niches = [
    { name: 'moby', capacity: 12 },
    { name: 'fr', capacity: 6 },
  ];
  const rates = { crossoverRate: 0.7, mutationRate: 0.1, mutationScale: 0.1 };
  let state = init({ niches, elites: 2, tournamentSize: 3, crossover: 'uniform', ...rates }, SPACE, seed);
  const broods: Json[] = [];
  for (let generation = 0; generation < 5; generation++) {
    broods.push(structuredClone(ask(state)) as unknown as Json);
    state = tell(state, judged(state));
  }
  expect(sha256(canonicalJson(broods))).toBe(expected);
});
