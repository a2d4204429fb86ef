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

// Stored tournaments are resumed and verified with these draws: whoever changes them says so.
test.each([
  [1, 'd334e033834f141a3acec26f199cfeee11bc78ec0450c49bc0db7d416fff04f1'],
  [2, '6f1ce1cb7e8a53f1a1bacc57f3c737da413f563797220e08c2a395bfef64ddf4'],
])('cross-entropy breeds as it did, seed %i', (seed, expected) => {
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
