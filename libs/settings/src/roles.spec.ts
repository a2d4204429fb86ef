import { isServiceAlone, parseRoles, ROLES } from './roles';

it('reads roles, all of them where there are none', () => {
  expect([...parseRoles()]).toEqual(ROLES);
  expect([...parseRoles(' ')]).toEqual(ROLES);
  expect([...parseRoles('trainer, arena')]).toEqual(['trainer', 'arena']);
  expect(isServiceAlone(parseRoles('trainer'))).toBe(true);
  expect(isServiceAlone(parseRoles('gateway selection trainer'))).toBe(false);
});

it.each([
  ['judge', 'must be of gateway, selection, arena, trainer'],
  ['gateway', 'must have both gateway and selection'],
  ['selection,arena', 'must have both gateway and selection'],
])('says of %s what is right', (text, sentence) => {
  expect(() => parseRoles(text)).toThrow(sentence);
});
