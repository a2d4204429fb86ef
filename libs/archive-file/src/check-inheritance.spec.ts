import { InheritanceCheck } from './check-inheritance';

const HEREDITY = {
  weights: 'lamarckian',
  weightStep: 0.05,
  shrink: 1,
  moments: true,
  survivorsTrain: true,
  schedule: 'life',
} as const;
const BORN = 'b'.repeat(64);
const MOMENTS = 'f'.repeat(64);

const life = (birthWeights: string | null, generation = 0, optimizerState: string | null = null) => {
  return { individualId: 'a', generation, weights: 'c'.repeat(64), optimizerState, birthWeights };
};
const taking =
  (heredity: Partial<ConstructorParameters<typeof InheritanceCheck>[0]>, ...rows: object[]) =>
  () => {
    const check = new InheritanceCheck({ ...HEREDITY, ...heredity });
    for (const row of rows) if ('childId' in row) check.parentage(row as never);
    else check.life(row as never); // prettier-ignore
  };

it('holds birth weights to the config: all of baldwinian heredity, the same in each life, and no others', () => {
  expect(taking({ weights: 'baldwinian' }, life(BORN), life(BORN, 1))).not.toThrow();
  expect(taking({ weights: 'baldwinian' }, life(null))).toThrow(
    'birthWeights is null; must be the file of the weights that it was born with: heredity.weights is baldwinian',
  );
  expect(taking({ weights: 'baldwinian' }, life(BORN), life('d'.repeat(64), 1))).toThrow(
    `must be ${BORN}, as in earlier lives of a`,
  );
  expect(taking({}, life(null))).not.toThrow();
  for (const weights of ['lamarckian', 'darwinian'] as const) {
    expect(taking({ weights }, life(BORN))).toThrow(`must be null: heredity.weights is ${weights}`);
  }
});

it('holds moments and shares of weights to it', () => {
  expect(taking({}, life(null, 0, MOMENTS))).not.toThrow();
  expect(taking({ moments: false }, life(null, 0, MOMENTS))).toThrow('must be null: heredity.moments is false');
  const edge = (weightShare: number) => ({ childId: 'a', parentId: 'b', weightShare });
  expect(taking({}, edge(0.5), edge(0.5))).not.toThrow();
  expect(taking({}, edge(0.5), edge(0.6))).toThrow(
    'weightShare is 0.6; must be less: the shares of childId a sum to 1.1',
  );
  expect(taking({ weights: 'darwinian' }, edge(0), edge(0))).not.toThrow();
  expect(taking({ weights: 'darwinian' }, edge(0.5))).toThrow(
    'weightShare is 0.5; must be 0: heredity.weights is darwinian',
  );
});
