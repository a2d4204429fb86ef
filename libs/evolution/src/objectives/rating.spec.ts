import { chiSquareDeviate, mean, prngOf, standardise } from '#base';
import { candidateOf, ratedOf, type ViableCandidate } from '../testing/candidate-of';
import { matingOf } from '../testing/mating-of';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'rating.spec' });
const slots = (candidates: readonly ViableCandidate[]) => candidates.map(({ slot }) => slot);

/** Long records, except for the one that looks best. */
const FIELD = [
  candidateOf(0, { validationNats: 1 }),
  ratedOf(1, { nats: -1, standardError: 0.1 }, { validationNats: 2 }),
  ratedOf(2, { nats: 1, standardError: 0.1 }, { validationNats: 9 }),
  ratedOf(3, { nats: 1.2, standardError: 0.9 }, { validationNats: 9 }),
  candidateOf(4, { validationNats: 0.5 }),
];

test('the highest rating is the fittest, the unrated last', () => {
  expect(slots(matingOf({ kind: 'rating', use: 'estimate' }, FIELD).tiers.flat())).toEqual([3, 2, 1, 4, 0]);
  expect(slots(matingOf({ kind: 'rating', use: 'probability-better' }, FIELD).tiers.flat())).toEqual([3, 2, 1, 4, 0]);
});

test('a lower bound makes little evidence count for less', () => {
  const ranked = (level?: number) => slots(matingOf({ kind: 'rating', use: 'lower-bound', level }, FIELD).tiers.flat());
  expect(ranked()).toEqual([2, 3, 1, 4, 0]); // 1 - 0.22 > 1.2 - 1.98 > -1 - 0.22
  expect(ranked(0.999)).toEqual([2, 1, 3, 4, 0]); // 1.2 - 3.99 < -1 - 0.44
  expect(ranked(0.1)).toEqual([3, 2, 1, 4, 0]); // 1.2 - 0.12 > 1 - 0.01
});

test('a lower bound is that of the interval shown: by two raters it reaches 12.7 errors, by many 1.96', () => {
  const field = (degreesOfFreedom: number) => [
    ratedOf(0, { nats: 1, standardError: 0.1, degreesOfFreedom }),
    ratedOf(1, { nats: 0, standardError: 0, degreesOfFreedom }),
  ];
  const fittest = (degreesOfFreedom: number) =>
    slots(matingOf({ kind: 'rating', use: 'lower-bound' }, field(degreesOfFreedom)).tiers.flat())[0];
  expect([fittest(2_000), fittest(1)]).toEqual([0, 1]); // 1 - 0.196 > 0 > 1 - 1.27
});

test('equal ratings are one tier, whatever the cross-entropy', () => {
  const twins = [ratedOf(3, {}, { validationNats: 1 }), ratedOf(1, {}), ratedOf(2, {})];
  expect(matingOf({ kind: 'rating', use: 'estimate' }, twins).tiers.map(slots)).toEqual([[1, 2, 3]]);
});

// The mean of the largest of t standard normal numbers.
test.each([
  [2, 1 / Math.sqrt(Math.PI)],
  [3, 1.5 / Math.sqrt(Math.PI)],
])('tournaments of %i select with the intensity of theory', (size, intensity) => {
  const prng = stream(size);
  const nats = standardise(Array.from({ length: 2_000 }, () => prng.normal()));
  const pool = matingOf(
    { kind: 'rating', use: 'estimate' },
    nats.map((rating, slot) => ratedOf(slot, { nats: rating })),
    size,
  );
  const parents = Array.from({ length: 20_000 }, () => pool.drawParent(prng).rating!.nats);
  expect(Math.abs(mean(parents) - intensity)).toBeLessThan(0.035); // the spread of 2,000 ratings and of the draws
});

describe('probability-better', () => {
  const fitness = { kind: 'rating', use: 'probability-better' } as const;
  const wins = (candidates: readonly ViableCandidate[], size: number, trials: number) => {
    const prng = stream(size);
    const pool = matingOf(fitness, candidates, size);
    const counts = candidates.map(() => 0);
    for (let trial = 0; trial < trials; trial++) counts[candidates.indexOf(pool.drawParent(prng))]++;
    return counts;
  };

  // Of 1.5 / sqrt(0.6^2 + 0.8^2). Tables of t: 1 degree, 1/2 + atan(1.5) / pi; 2, 1/2 + 1.5 / (2 sqrt(2 + 1.5^2)); 2,000, Phi(1.5)
  it.each([
    [1, 0.812833],
    [2, 0.863803],
    [2_000, 0.933193],
  ])('lets the better of two win as surely as it is better by %i degrees of freedom', (degreesOfFreedom, better) => {
    const candidates = [
      ratedOf(0, { nats: 1.5, ownError: 0.6, degreesOfFreedom }),
      ratedOf(1, { nats: 0, ownError: 0.8, degreesOfFreedom: 5_000 }),
    ];
    const share = 1 / 4 + better / 2;
    const trials = 20_000;
    const expected = [trials * share, trials * (1 - share)];
    expect(chiSquareDeviate(wins(candidates, 2, trials), expected)).toBeLessThan(3.72); // errs once in 10,000
  });

  it('draws at random among equals, and surely where nothing is uncertain', () => {
    const equals = [0, 1, 2].map((slot) => ratedOf(slot, { ownError: 0 }));
    expect(chiSquareDeviate(wins(equals, 4, 9_000), [3_000, 3_000, 3_000])).toBeLessThan(3.72);
    const certain = [0, 1].map((slot) => ratedOf(slot, { nats: slot, ownError: 0 }));
    expect(chiSquareDeviate(wins(certain, 2, 8_000), [2_000, 6_000])).toBeLessThan(3.72);
  });

  it('lets the unrated win against the unrated alone, the lower cross-entropy surely', () => {
    const [first, second, third] = wins([FIELD[0], FIELD[4], FIELD[1]], 2, 9_000);
    expect(chiSquareDeviate([first, second, third], [1_000, 3_000, 5_000])).toBeLessThan(3.72);
  });
});
