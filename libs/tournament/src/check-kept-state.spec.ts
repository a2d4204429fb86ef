import { checkKeptState } from './check-kept-state';
import { BREEDING, world } from './testing/world';

it.each([
  [{ scheme: 'none' }, {}, null],
  [{ scheme: 'none' }, { shaping: [1, 2] }, 'scheme_state 3 state is {"shaping":[1,2]}; must be {}'],
  [{ scheme: 'none' }, undefined, 'scheme_state 3 state is null; must be {}'],
  [{ scheme: 'novelty', neighbours: 1, archive: 2, added: 1 }, { shaping: [[[0, 1]], []] }, null],
  [
    { scheme: 'novelty', neighbours: 1, archive: 2, added: 1 },
    { shaping: [[], [[0]]] },
    'scheme_state 3 state.shaping.1 is [[0]]; must be a list of at most 2 points of 2 numbers from 0 to 1',
  ],
] as const)('of %j was left %j: %s', async (shaping, state, message) => {
  const { store } = await world({ config: { breeding: { ...BREEDING, shaping } } });
  const { config } = (await store.find('spec'))!;
  const check = () => checkKeptState(config, 3, state);
  if (message === null) expect(check).not.toThrow();
  else expect(check).toThrow(message);
});

const RIGHT =
  'a list of 2 groups { rate, scale, children }: rate from 0.001 to 0.5, scale from 0.01 to 1, children [slot, score] of different slots';
const GROUPS = [
  { rate: 0.1, scale: 0.1, children: [[1, -2]] },
  { rate: 0.5, scale: 1, children: [] },
];

it.each([
  [2, { groupRates: [GROUPS, GROUPS] }, null],
  [2, {}, 'scheme_state 3 state is {}; must be { groupRates } with a list of 2, what is remembered by deme'],
  [2, { groupRates: [GROUPS, []] }, `scheme_state 3 state.groupRates.1 is []; must be ${RIGHT}`],
  [3, { groupRates: [GROUPS, GROUPS] }, 'must be a list of 3 groups'],
] as const)('of %i groups was left %j: %s', async (groups, state, message) => {
  const selfAdaptation = { scheme: 'group-elite', groups, share: 0.5, factor: 2 } as const;
  const { store } = await world({ config: { breeding: { ...BREEDING, selfAdaptation } } });
  const { config } = (await store.find('spec'))!;
  const check = () => checkKeptState(config, 3, state);
  if (message === null) expect(check).not.toThrow();
  else expect(check).toThrow(message);
});
