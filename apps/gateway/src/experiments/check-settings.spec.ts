import { settingsInVain } from './check-settings';

const names = (of: string, count: number) => [...Array(count).keys()].map((at) => `${of}${at}`);
const many = (of: string, count: number) => Object.fromEntries(names(of, count).map((name) => [name, 1]));

it('lists what each level sets a few times, however much arms set', () => {
  let listed = 0;
  const counted = (set: object) =>
    new Proxy(set as Record<string, unknown>, { ownKeys: (target) => (listed++, Reflect.ownKeys(target)) });
  const arms = [{ name: 'evolved', set: { breeding: many('arm', 300) } }];
  const levels = names('level', 8).map((level) => ({ level, set: counted({ [level]: many('field', 9) }) }));
  expect(settingsInVain({ base: {}, arms, factors: { one: levels } })).toEqual([]);
  expect(listed).toBeLessThan(10 * levels.length); // 300 times as often where all is listed for each setting of an arm
});
