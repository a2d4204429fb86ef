import { isServiceAlone, parseRoles, ROLES } from './roles';

it('reads roles, all of them where there are none', () => {
  expect([...parseRoles()]).toEqual(ROLES);
  expect([...parseRoles(' ')]).toEqual(ROLES);
  expect([...parseRoles('trainer, arena')]).toEqual(['trainer', 'arena']);
  expect(isServiceAlone(parseRoles('trainer'))).toBe(true);
  expect(isServiceAlone(parseRoles('gateway trainer'))).toBe(false);
  expect(isServiceAlone(parseRoles('selection'))).toBe(false);
});

it.each([['judge', 'CLADE_ROLES is "judge"; must be of gateway, selection, arena, trainer']])(
  'says of %s what is right',
  (text, sentence) => {
    expect(() => parseRoles(text)).toThrow(sentence);
  },
);
