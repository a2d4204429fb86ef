import { candidateOf, ratedOf } from '../testing/candidate-of';
import { crossEntropyPool } from './cross-entropy';

test('the lowest cross-entropy is the fittest, whatever the ratings', () => {
  const candidates = [
    candidateOf(0, { lossNats: 3 }),
    ratedOf(1, { nats: 9 }, { lossNats: 2 }),
    candidateOf(2, { lossNats: 1 }),
  ];
  expect(
    crossEntropyPool(candidates, 2)
      .tiers.flat()
      .map(({ slot }) => slot),
  ).toEqual([2, 1, 0]);
});
