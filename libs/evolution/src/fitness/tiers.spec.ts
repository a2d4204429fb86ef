import { byLoss } from '../candidate';
import { candidateOf, ratedOf } from '../testing/candidate-of';
import { ratedFirst, type Tiers, tiersBy } from './tiers';

const slots = (tiers: Tiers) => tiers.map((tier) => tier.map(({ slot }) => slot));

test('equals stand together, from the fittest group, each group by birth', () => {
  const candidates = [
    candidateOf(0, { lossNats: 10 }),
    candidateOf(2, { lossNats: 1.5, generation: 10 }),
    candidateOf(9, { lossNats: 0.5, generation: 9 }),
    candidateOf(1, { lossNats: 1.5, generation: 10 }),
    candidateOf(7, { lossNats: 1.5, generation: 2 }),
  ];
  expect(slots(tiersBy(candidates, byLoss))).toEqual([[9], [7, 1, 2], [0]]);
  expect(slots(tiersBy([...candidates].reverse(), byLoss))).toEqual([[9], [7, 1, 2], [0]]);
});

test('those without a rating come after the rated, from the lowest cross-entropy', () => {
  const candidates = [
    candidateOf(0, { lossNats: 2 }),
    ratedOf(1, {}, { lossNats: 3 }),
    ratedOf(2, {}, { lossNats: 4 }),
    candidateOf(3, { lossNats: 1 }),
    candidateOf(4, { lossNats: 2 }),
  ];
  expect(slots(ratedFirst(candidates, (rated) => [rated]))).toEqual([[1, 2], [3], [0, 4]]);
});
