import { setDefaultVariable, variable } from './variables';

it.each([
  [undefined, undefined],
  ['', undefined],
  [' \t\n', undefined],
  ['0', '0'],
  [' a b ', ' a b '],
])('reads %j as %j', (value, read) => {
  expect(variable('CLADE_HOST', { CLADE_HOST: value })).toBe(read);
});

it('sets what is unset or blank, and leaves alone what is set', () => {
  const name = 'CLADE_TEST_OF_VARIABLES';
  for (const [before, after] of [
    [' ', 'new'],
    ['old', 'old'],
  ]) {
    process.env[name] = before;
    setDefaultVariable(name, 'new');
    expect(variable(name)).toBe(after);
  }
  delete process.env[name];
  setDefaultVariable(name, 'new');
  expect(variable(name)).toBe('new');
  delete process.env[name];
});
