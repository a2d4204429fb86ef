import { candidateOf } from '../testing/candidate-of';
import { matingOf } from '../testing/mating-of';

test('the shortest code of a life is the fittest, whatever the last evaluation', () => {
  const candidates = [
    candidateOf(0, { validationNats: 1, prequentialNats: 3 }),
    candidateOf(1, { validationNats: 3, prequentialNats: 2 }),
    candidateOf(2, { validationNats: 2, prequentialNats: 2.5 }),
  ];
  expect(
    matingOf({ kind: 'prequential' }, candidates)
      .tiers.flat()
      .map(({ slot }) => slot),
  ).toEqual([1, 2, 0]);
});
