import { checkPlain } from './check-plain';
import { InvalidRequestError } from './errors';

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level++) value = { in: value };
  return value;
}

it.each([[undefined], [null], [1], ['é𝒜'], [[1, { a: 'b' }]], [nested(32)], [Array(5000).fill(0)]])(
  'takes %j',
  (value) => {
    expect(() => checkPlain(value)).not.toThrow();
  },
);

it.each([
  ['a\0b', 'body is "a\\u0000b"; must hold no NUL character'],
  [{ a: [{ b: '\ud800' }] }, 'a.0.b is "\\ud800"; must hold no NUL character and no half of a surrogate pair'],
  [{ a: { 'x\0': 1 } }, 'a."x\\u0000" is an unknown field'],
  [JSON.parse('{"searchSpace": {"__proto__": {"values": [1]}}}'), 'searchSpace.__proto__ is an unknown field'],
  [{ a: 'x\0', b: ['y\0'] }, 'surrogate pair; b.0 is "y\\u0000"'],
  [nested(33), 'body is nested too deep; must be at most 32 levels deep'],
  [nested(1e5), 'body is nested too deep'],
  [Array(5001).fill(0), 'body has too much in it; must hold at most 5000 values'],
  [Array(80).fill(Array(80).fill(0)), 'body has too much in it'],
  [Buffer.alloc(64 * 1024), 'body has too much in it'],
])('refuses what makes trouble later (%#)', (value, message) => {
  expect(() => checkPlain(value)).toThrow(InvalidRequestError);
  expect(() => checkPlain(value)).toThrow(message);
});
