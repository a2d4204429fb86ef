import { firstDifference } from './first-difference';

it.each([
  [
    { a: 1, b: [1, { c: 'x' }] },
    { b: [1, { c: 'x' }], a: 1 },
  ],
  [{ a: undefined, nats: NaN }, { nats: null }],
  [undefined, undefined],
])('finds none between %j and %j', (left, right) => {
  expect(firstDifference(left, right)).toBeUndefined();
});

it.each([
  [{ a: { b: [1, 2] } }, { a: { b: [1, 3] } }, { path: 'a.b.1', left: 2, right: 3 }],
  [{ a: [1] }, { a: [1, 2] }, { path: 'a.1', left: undefined, right: 2 }],
  [{ a: [] }, { a: {} }, { path: 'a', left: [], right: {} }],
  [{ a: 1, b: 2 }, { a: 1 }, { path: 'b', left: 2, right: undefined }],
  [{ a: null }, {}, { path: 'a', left: null, right: undefined }],
  [1, 2, { path: '', left: 1, right: 2 }],
])('finds the first between %j and %j', (left, right, difference) => {
  expect(firstDifference(left, right)).toEqual(difference);
});
