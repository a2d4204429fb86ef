import { preview } from './preview';

it.each([
  [1, '1'],
  [null, 'null'],
  [-Infinity, '-Infinity'],
  ['a"b', '"a\\"b"'],
  [[1, [2, {}]], '[1,[2,{}]]'],
  [{ a: { b: [true] } }, '{"a":{"b":[true]}}'],
  [() => 1, 'no JSON (function)'],
])('shows %j as %s', (value, text) => expect(preview(value)).toBe(text));

it('shows no more than the beginning of what is long', () => {
  expect(preview('x'.repeat(1e6))).toBe(`"${'x'.repeat(79)}...`);
  expect(preview(Array(1e6).fill(0))).toBe(`[${'0,'.repeat(39)}0...`);
});

it('does not fall over what is nested thousands of levels deep', () => {
  let deep: unknown = 0;
  for (let level = 0; level < 1e5; level++) deep = [deep];
  expect(preview(deep)).toBe(`${'['.repeat(80)}...`);
});
