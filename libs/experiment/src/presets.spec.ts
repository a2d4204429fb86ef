import { ARM_PRESETS } from './presets';

const keptOver = (replacement?: object): unknown =>
  ARM_PRESETS['random-search'].settings({ breeding: { replacement } }).breeding;

test.each<[object | undefined, number]>([
  [undefined, 1],
  [{ scheme: 'generational', elites: 3 }, 3],
  [{ scheme: 'generational' }, 1],
  [{ scheme: 'plus' }, 5],
  [{ scheme: 'exploit-explore', share: 0.5 }, 1],
  [{ scheme: 'steady-state', births: 2 }, 1],
  [{ scheme: 'wright-fisher' }, 0],
  [{ scheme: 'aging', births: 1 }, 0],
])('random search keeps the best where %j does', (replacement, kept) => {
  expect(keptOver(replacement)).toMatchObject({ replacement: { scheme: 'random-search', kept } });
});
