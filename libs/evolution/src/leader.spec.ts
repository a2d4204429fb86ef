import { candidateOf, ratedOf } from './testing/candidate-of';
import type { FitnessConfig } from './fitness-config';
import { leaderOf } from './leader';

/** The lowest cross-entropy, the highest rating, the surest rating, and good at both. */
const niche = [
  ratedOf(0, { nats: 0, cases: { one: 0, two: 0, three: 0 } }, { validationNats: 1.0 }),
  ratedOf(1, { nats: 2, standardError: 1, cases: { one: 9, two: 1, three: 1 } }, { validationNats: 3.0 }),
  ratedOf(2, { nats: 1.8, cases: { one: 1, two: 2, three: 2 } }, { validationNats: 2.9 }),
  ratedOf(3, { nats: 1.5, cases: { one: 2, two: 3, three: 3 } }, { validationNats: 1.2 }),
  candidateOf(4, { validationNats: 0.5 }),
];

it.each<[FitnessConfig, number]>([
  [{ kind: 'cross-entropy' }, 4],
  [{ kind: 'rating', use: 'estimate' }, 1],
  [{ kind: 'rating', use: 'probability-better' }, 1],
  [{ kind: 'rating', use: 'lower-bound' }, 2],
  [{ kind: 'weighted', ratingWeight: 1 }, 1],
  [{ kind: 'weighted', ratingWeight: 0 }, 0],
  [{ kind: 'pareto' }, 3],
  [{ kind: 'lexicase', over: ['raters'], epsilon: 'mad' }, 3],
  [{ kind: 'lexicase', over: ['evaluations'], epsilon: 'mad' }, 4],
])('leads by what selects: %j', (fitness, slot) => {
  expect(leaderOf(fitness, niche)).toBe(niche[slot]);
});

it('lets cross-entropy decide between equals, then birth, and nobody lead who is not viable', () => {
  const equals = [
    ratedOf(0, { nats: 1 }, { validationNats: 2 }),
    ratedOf(1, { nats: 1 }),
    ratedOf(2, { nats: 1 }, { validationNats: 1 }),
  ];
  const fitness: FitnessConfig = { kind: 'rating', use: 'estimate' };
  expect(leaderOf(fitness, equals)?.slot).toBe(2);
  expect(leaderOf(fitness, [candidateOf(1), candidateOf(0)])?.slot).toBe(0);
  expect(leaderOf(fitness, [{ ...candidateOf(0), validationNats: null }])).toBeUndefined();
});

describe.each<[FitnessConfig]>([
  [{ kind: 'cross-entropy' }],
  [{ kind: 'rating', use: 'estimate' }],
  [{ kind: 'rating', use: 'probability-better' }],
  [{ kind: 'rating', use: 'lower-bound' }],
  [{ kind: 'weighted', ratingWeight: 0.5 }],
  [{ kind: 'pareto' }],
  [{ kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' }],
])('scores that are not finite, %j', (fitness) => {
  const sound = [1, 3].map((slot) =>
    ratedOf(slot, { nats: slot, cases: { one: slot, two: slot } }, { validationNats: 4 - slot }),
  );
  const broken = (slot: number, value: number) =>
    ratedOf(
      slot,
      { nats: value, standardError: value, ownError: value, cases: { one: value, two: value } },
      { validationNats: 2.5, blockNats: [value] },
    );

  it.each([NaN, Infinity, -Infinity])('never lead while another can: %d', (value) => {
    const loser = fitness.kind === 'cross-entropy' ? { ...broken(0, value), validationNats: value } : broken(0, value);
    for (const others of [sound, [...sound].reverse()]) {
      expect(leaderOf(fitness, [loser, ...others])?.slot).toBe(3);
      expect(leaderOf(fitness, [...others, loser])?.slot).toBe(3);
      expect(leaderOf(fitness, [{ ...loser, validationNats: value }, ...others])?.slot).toBe(3);
    }
  });

  it('of a rating leave cross-entropy to decide where nobody has another', () => {
    const both = [broken(0, NaN), { ...broken(1, Infinity), validationNats: 1 }];
    expect(leaderOf(fitness, both)?.slot).toBe(1);
    expect(leaderOf(fitness, [{ ...candidateOf(0), validationNats: NaN }])).toBeUndefined();
  });
});
