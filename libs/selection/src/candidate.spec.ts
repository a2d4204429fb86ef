import { byLoss, isRated, isViable, ratedFirst } from './candidate';
import { candidateOf, ratedOf } from './testing/candidate-of';

describe('candidates', () => {
  it('are ordered from the lowest cross-entropy, ties going to the earlier birth', () => {
    const ranked = [
      candidateOf(9, { lossNats: 0.5, generation: 9 }),
      candidateOf(7, { lossNats: 1.5, generation: 2 }),
      candidateOf(1, { lossNats: 1.5, generation: 10 }),
      candidateOf(2, { lossNats: 1.5, generation: 10 }),
      candidateOf(0, { lossNats: 10 }),
    ];
    expect([...ranked].reverse().sort(byLoss)).toEqual(ranked);
  });

  it('are viable with a loss, zero included', () => {
    expect(isViable(candidateOf(0, { lossNats: 0 }))).toBe(true);
    expect(isViable({ ...candidateOf(0), lossNats: null })).toBe(false);
  });

  it('are rated with a rating, zero included', () => {
    expect(isRated(ratedOf(0, { nats: 0 }))).toBe(true);
    expect(isRated(candidateOf(0))).toBe(false);
  });

  it('rank after the rated ones where they have no rating, from the lowest cross-entropy', () => {
    const candidates = [
      candidateOf(0, { lossNats: 2 }),
      ratedOf(1, {}, { lossNats: 3 }),
      ratedOf(2, {}, { lossNats: 4 }),
      candidateOf(3, { lossNats: 1 }),
    ];
    const order = ratedFirst(candidates, (rated) => [...rated].reverse());
    expect(order.map(({ slot }) => slot)).toEqual([2, 1, 3, 0]);
  });
});
