import { seedOf } from './seed-of';

it.each([
  ['', {}],
  ['7', { seed: 7 }],
  ['-1', { seed: -1 }],
  ['1e3', { seed: '1e3' }],
  ['0x10', { seed: '0x10' }],
  [' ', { seed: ' ' }],
  ['1.5', { seed: '1.5' }],
])('hands on %j as %j, of which the server takes whole numbers alone', (typed, seed) => {
  expect(seedOf(typed)).toEqual(seed);
});
