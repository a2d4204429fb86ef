import { isRated, isViable } from './candidate';
import { candidateOf, ratedOf } from './testing/candidate-of';

describe('candidates', () => {
  it('are viable with a loss, zero included', () => {
    expect(isViable(candidateOf(0, { lossNats: 0 }))).toBe(true);
    for (const lossNats of [null, NaN, Infinity, -Infinity]) {
      expect(isViable({ ...candidateOf(0), lossNats })).toBe(false);
    }
  });

  it('are rated with a rating, zero included', () => {
    expect(isRated(ratedOf(0, { nats: 0 }))).toBe(true);
    expect(isRated(candidateOf(0))).toBe(false);
  });
});
