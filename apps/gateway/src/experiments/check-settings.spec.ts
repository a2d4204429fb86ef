import { settingsInVain } from './check-settings';

const names = (of: string, count: number) => [...Array(count).keys()].map((at) => `${of}${at}`);
const many = (of: string, count: number) => Object.fromEntries(names(of, count).map((name) => [name, 1]));

it('looks at each of thousands of settings once', () => {
  const arms = [{ name: 'evolved', set: { breeding: many('arm', 6000) } }];
  const levels = names('level', 60).map((level) => ({ level, set: { [level]: many('field', 100) } }));
  const from = performance.now();
  expect(settingsInVain({ base: {}, arms, factors: { one: levels } })).toEqual([]);
  expect(performance.now() - from).toBeLessThan(3000); // half a minute where each is looked at for each
});
