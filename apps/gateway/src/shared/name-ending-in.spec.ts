import { nameEndingIn } from './name-ending-in';

it.each([
  ['Moby', 'Moby, 1 of 2'],
  ['x'.repeat(80), `${'x'.repeat(72)}, 1 of 2`],
  ['🐋'.repeat(40), `${'🐋'.repeat(36)}, 1 of 2`],
  [`x${'🐋'.repeat(39)}`, `x${'🐋'.repeat(35)}, 1 of 2`], // 72 units would end in half a whale
])('%s becomes %s', (name, called) => {
  expect(nameEndingIn(name, ', 1 of 2')).toBe(called);
});

it('has something of the name, however long the end is', () => {
  expect(nameEndingIn('Moby', `: ${'a'.repeat(90)}`)).toBe(`M: ${'a'.repeat(77)}`);
});
