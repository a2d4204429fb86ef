import { candidateOf, ratedOf } from '../testing/candidate-of';
import { matingOf } from '../testing/mating-of';

test('the lowest cross-entropy is the fittest, whatever the ratings', () => {
  const candidates = [
    candidateOf(0, { validationNats: 3 }),
    ratedOf(1, { nats: 9 }, { validationNats: 2 }),
    candidateOf(2, { validationNats: 1 }),
  ];
  expect(
    matingOf({ kind: 'cross-entropy' }, candidates)
      .tiers.flat()
      .map(({ slot }) => slot),
  ).toEqual([2, 1, 0]);
});
