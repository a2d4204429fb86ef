import { requireJson } from './require-json';

it.each([[0], ['text'], [null], [[1, [true]]], [{ a: { b: [1e300] }, c: undefined }], [JSON.parse('{"a":[-0.5]}')]])(
  'takes %j',
  (value) => {
    expect(() => requireJson(value, 'job')).not.toThrow();
  },
);

it.each([
  [{ a: [1, NaN] }, 'job.a[1] is NaN'],
  [{ a: { b: -Infinity } }, 'job.a.b is -Infinity'],
  [{ a: Float32Array.of(1) }, 'job.a is a Float32Array'],
  [[new Date(0)], 'job[0] is a Date'],
  [{ a: new Map() }, 'job.a is a Map'],
  [{ a: [undefined] }, 'job.a[0] is undefined'],
  [{ a: 1n }, 'job.a is 1'],
])('refuses what JSON would lose, and says where: %p', (value, message) => {
  expect(() => requireJson(value, 'job')).toThrow(message);
});
