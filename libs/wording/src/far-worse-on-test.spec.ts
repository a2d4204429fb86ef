import { championsFarWorseOnTest, farWorseOnTest } from './far-worse-on-test';

const evaluations = (test: number, standardErrorNats: number) => [
  { part: 'validation', bitsPerCharacter: 2, standardErrorNats: 0 },
  { part: 'test', bitsPerCharacter: test, standardErrorNats },
];

it.each([
  [2.5, 0.01, 'far worse on test than on validation: by 0.500 ± 0.014 bits per character (± this text)'],
  [2.09, 0.001, null],
  [2.5, 0.2, null],
  [1.5, 0.01, null],
  [2.5, NaN, null],
])('test %f with standard error %f', (test, error, text) => {
  expect(farWorseOnTest(evaluations(test, error))).toBe(text);
});

it('goes by the errors on new text where there are such, and says which it took', () => {
  const [validation, test] = evaluations(2.5, 0.01);
  const onNewText = (nats: number) => ({ newText: { standardErrorNats: nats * Math.LN2, blocks: 8 } });
  const [short, long] = [
    { ...validation, newText: null },
    { ...validation, ...onNewText(0.06) },
  ];
  const text = 'far worse on test than on validation: by 0.500 ±';
  expect(farWorseOnTest([long, { ...test, ...onNewText(0.08) }])).toBe(`${text} 0.100 bits per character (± new text)`);
  expect(farWorseOnTest([short, { ...test, ...onNewText(0.08) }])).toBe(
    `${text} 0.080 bits per character (± new text on test, ± this text on validation)`,
  );
  expect(farWorseOnTest([long, { ...test, ...onNewText(0.2) }])).toBeNull();
});

// 0.5 bits; Student's t leaves out as much beyond 4.53 errors by 7 degrees of freedom, 3.64 by 15 and 3.09 by 100 as a normal beyond 3
it.each([
  [8, 4.6, 4.4],
  [16, 3.7, 3.58],
  [101, 3.12, 3.06],
])('over %i blocks a difference of %p errors is one, and of %p is none', (blocks, enough, few) => {
  const [validation, test] = evaluations(2.5, 0.01);
  const told = (errors: number) =>
    farWorseOnTest([
      { ...validation, newText: { standardErrorNats: 0, blocks: 400 } },
      { ...test, newText: { standardErrorNats: (0.5 * Math.LN2) / errors, blocks } },
    ]);
  expect([told(enough), told(few)]).toEqual([expect.any(String), null]);
});

it('names the champions', () => {
  const champions = [2.5, 2].map((test, index) => ({ id: `k3-0-${index}`, evaluations: evaluations(test, 0.01) }));
  expect(championsFarWorseOnTest(champions)).toEqual([
    expect.stringMatching(/^champion k3-0-0 is far worse on test than on validation: by 0\.500 /),
  ]);
});

it('says nothing where one of both is not known', () => expect(farWorseOnTest(evaluations(9, 0).slice(1))).toBeNull());
