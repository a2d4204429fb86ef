import { chiSquareDeviate, prngOf } from '#base';
import { candidateOf, ratedOf, type ViableCandidate } from '../testing/candidate-of';
import { matingOf } from '../testing/mating-of';

const point = (slot: number, validationNats: number, nats: number) => ratedOf(slot, { nats }, { validationNats });
const tiers = (candidates: readonly ViableCandidate[]) =>
  matingOf({ kind: 'pareto' }, candidates).tiers.map((tier) => tier.map(({ slot }) => slot));
const slots = (candidates: readonly ViableCandidate[]) => tiers(candidates).flat();

/**
 * Front 1: 0 to 4, its range being 4 nats of loss and 8 of rating. Room: ends without limit; 1 has 2/4 + 3/8, 2 has 2/4 + 6/8,
 * 3 has 2/4 + 5/8. Front 2: 5 and 6, dominated by 1 and by 3. Front 3: 7, dominated by 5 too.
 */
const FIELD = [
  point(0, 1, 0),
  point(1, 2, 1),
  point(2, 3, 3),
  point(3, 4, 7),
  point(4, 5, 8),
  point(5, 2.5, 1),
  point(6, 4, 6),
  point(7, 2.6, 0.5),
];

test('candidates are ordered by front, then by room', () => {
  expect(slots(FIELD)).toEqual([0, 4, 2, 3, 1, 5, 6, 7]);
  expect(slots([...FIELD].reverse())).toEqual([0, 4, 2, 3, 1, 5, 6, 7]);
});

test('lower cross-entropy at equal rating and higher rating at equal cross-entropy dominate', () => {
  expect(slots([point(0, 3, 1), point(1, 2, 1), point(2, 1, 1)])).toEqual([2, 1, 0]);
  expect(slots([point(0, 1, 1), point(1, 1, 2), point(2, 1, 3)])).toEqual([2, 1, 0]);
});

test('equals are one point of the front: they share its room and its tier', () => {
  expect(tiers([point(2, 1, 1), point(0, 1, 1), point(1, 1, 1)])).toEqual([[0, 1, 2]]);
  // ends without limit; 1 to 3 have 2/3 + 2/3 each, as has 4
  const front = [point(0, 1, 1), point(1, 2, 2), point(2, 2, 2), point(3, 2, 2), point(4, 3, 3), point(5, 4, 4)];
  expect(tiers(front)).toEqual([
    [0, 5],
    [1, 2, 3, 4],
  ]);
});

test('the unrated come last', () => {
  const unrated = [candidateOf(8, { validationNats: 0.5 }), candidateOf(9, { validationNats: 0.1 })];
  expect(slots([...unrated, ...FIELD]).slice(-3)).toEqual([7, 9, 8]);
});

test('parents win binary tournaments', () => {
  const pool = matingOf({ kind: 'pareto' }, FIELD);
  const prng = prngOf({ seed: 1, generation: 0, subject: '', purpose: 'pareto.spec' });
  const trials = 16_000;
  const wins = pool.tiers.map(() => 0);
  for (let trial = 0; trial < trials; trial++) {
    const parent = pool.drawParent(prng);
    wins[pool.tiers.findIndex((tier) => tier.includes(parent))]++;
  }
  const atLeast = pool.tiers.map((_, rank) => pool.tiers.slice(rank).flat().length);
  const expected = atLeast.map((own, rank) => (trials * (own ** 2 - (atLeast[rank + 1] ?? 0) ** 2)) / 64);
  expect(chiSquareDeviate(wins, expected)).toBeLessThan(3.72); // errs once in 10,000
});
