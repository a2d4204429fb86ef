import { byFitness, isViable } from './candidate';

describe('candidates', () => {
  const candidate = (id: string, lossNats: number, generation = 0, slot = 0) => ({
    id,
    generation,
    slot,
    niche: 'moby',
    genome: {},
    lossNats,
  });

  it('are fitter with a lower cross-entropy, ties going to the earlier birth', () => {
    const ranked = [
      candidate('best', 0.5, 9, 9),
      candidate('old', 1.5, 2, 7),
      candidate('low slot', 1.5, 10, 1),
      candidate('high slot', 1.5, 10, 2),
      candidate('worst', 10),
    ];
    expect([...ranked].reverse().sort(byFitness)).toEqual(ranked);
  });

  it('are viable with a loss, zero included', () => {
    expect(isViable(candidate('a', 0))).toBe(true);
    expect(isViable({ ...candidate('a', 0), lossNats: null })).toBe(false);
  });
});
