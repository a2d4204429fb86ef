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
