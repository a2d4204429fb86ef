import { farWorseOnTest } from './far-worse-on-test';

const evaluations = (test: number, standardErrorNats: number) => [
  { part: 'validation', bitsPerCharacter: 2, standardErrorNats: 0 },
  { part: 'test', bitsPerCharacter: test, standardErrorNats },
];

it.each([
  [2.5, 0.01, 'far worse on test than on validation: by 0.500 ± 0.014 bits per character'],
  [2.09, 0.001, null],
  [2.5, 0.2, null],
  [1.5, 0.01, null],
  [2.5, NaN, null],
])('test %f with standard error %f', (test, error, told) => {
  expect(farWorseOnTest(evaluations(test, error))).toBe(told);
});

it('says nothing where one of both is not known', () => expect(farWorseOnTest(evaluations(9, 0).slice(1))).toBeNull());
