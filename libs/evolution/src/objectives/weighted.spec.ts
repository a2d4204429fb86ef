import { candidateOf, ratedOf } from '../testing/candidate-of';
import { matingOf } from '../testing/mating-of';

// standardised: ratings -1, 0, 1; losses 1, -1, 0
const FIELD = [
  candidateOf(0, { validationNats: 0.1 }),
  ratedOf(1, { nats: 10 }, { validationNats: 1.5 }),
  ratedOf(2, { nats: 20 }, { validationNats: 1.1 }),
  ratedOf(3, { nats: 30 }, { validationNats: 1.3 }),
];

test.each([
  [0, [2, 3, 1, 0]], // 1, 0, -1: the lowest cross-entropy first
  [0.4, [2, 3, 1, 0]], // 0.6, 0.4, -1
  [0.6, [3, 2, 1, 0]], // 0.6, 0.4, -1
  [1, [3, 2, 1, 0]], // the highest rating first
])('with a weight of the rating of %d the order is %j', (ratingWeight, order) => {
  expect(
    matingOf({ kind: 'weighted', ratingWeight }, FIELD)
      .tiers.flat()
      .map(({ slot }) => slot),
  ).toEqual(order);
});

test('an objective in which all are equal does not count', () => {
  const equals = FIELD.slice(1).map((candidate) => ({ ...candidate, validationNats: 0.1 }));
  expect(
    matingOf({ kind: 'weighted', ratingWeight: 0.01 }, equals)
      .tiers.flat()
      .map(({ slot }) => slot),
  ).toEqual([3, 2, 1]);
  expect(matingOf({ kind: 'weighted', ratingWeight: 0 }, equals).tiers).toHaveLength(1);
});
