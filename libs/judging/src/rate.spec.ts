import { fitBradleyTerry } from '#arena';
import { mean, prngOf } from '#base';
import type { MethodRating } from '#tournament';
import { rate } from './rate';

/** WB-2 and others, from strong to weak by half a nat. */
const NAMES = ['A', 'B', 'C', 'D', 'WB-2', 'x', 'y', 'z'];
const STRENGTHS = NAMES.map((_, at) => -at / 2);

function battles(seed: number) {
  const prng = prngOf({ seed, generation: 0, subject: 'spec', purpose: 'rate' });
  return Array.from({ length: 240 }, (_, at) => {
    const [first, second] = prng.shuffle([...NAMES.keys()]);
    const chance = 1 / (1 + Math.exp(STRENGTHS[second] - STRENGTHS[first]));
    const outcome = prng.uniform() < chance ? ('first' as const) : ('second' as const);
    return { first: NAMES[first], second: NAMES[second], prompt: 0, rater: `critic-${at % 12}`, outcome };
  });
}

function ratingsOf(seed: number, clusterBy: 'preference' | 'rater'): readonly MethodRating[] {
  const job = { kind: 'rate', method: 'bradley-terry', generation: 0, votes: [], voteWeight: 1, lengths: [] } as const;
  return rate({ ...job, clusterBy, competitors: NAMES, battles: battles(seed) });
}

test('is told above WB-2, by the error of that difference', () => {
  const preferences = battles(1).map(({ first, second, rater, outcome }) => {
    return { first: NAMES.indexOf(first), second: NAMES.indexOf(second), rater, outcome };
  });
  const { nats, covariance } = fitBradleyTerry(preferences, 8); // about the mean
  const v = (a: number, b: number) => covariance[a * 8 + b];
  ratingsOf(1, 'rater').forEach((rating, at) => {
    expect(rating.nats).toBeCloseTo(nats[at] - nats[4], 9);
    const error = at === 4 ? 0 : Math.sqrt(v(at, at) + v(4, 4) - 2 * v(at, 4));
    expect(rating.standardErrorNats).toBeCloseTo(error, 6);
    expect(rating.nats - rating.lowerNats!).toBeCloseTo(2.201 * error, 3); // t of 11 degrees of freedom
    expect(rating.degreesOfFreedom).toBe(11);
  });
});

test.each(['preference', 'rater'] as const)(
  'what is shown holds the truth 95 times in 100, errors by %s',
  (clusterBy) => {
    const covered = Array.from({ length: 150 }, (_, seed) =>
      ratingsOf(seed, clusterBy).flatMap(({ competitor, lowerNats, upperNats }) => {
        const truth = STRENGTHS[NAMES.indexOf(competitor)] - STRENGTHS[4];
        return competitor === 'WB-2' ? [] : [Number(lowerNats! <= truth && truth <= upperNats!)];
      }),
    ).flat();
    expect(mean(covered)).toBeGreaterThan(0.93);
    expect(mean(covered)).toBeLessThan(0.98);
  },
);

test('ranks run from those surely above to those surely below', () => {
  for (const { rank, lowestRank, competitor } of ratingsOf(2, 'rater')) {
    const trueRank = 1 + NAMES.indexOf(competitor);
    expect(rank).toBeLessThanOrEqual(trueRank);
    expect(lowestRank).toBeGreaterThanOrEqual(trueRank);
  }
});
