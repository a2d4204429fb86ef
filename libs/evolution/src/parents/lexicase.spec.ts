import { chiSquareDeviate, prngOf } from '#base';
import { candidateOf, ratedOf, type ViableCandidate } from '../testing/candidate-of';
import type { LexicaseFitness } from '../fitness-config';
import { matingOf } from '../testing/mating-of';

const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'lexicase.spec' });
const over = (...sources: LexicaseFitness['over']): LexicaseFitness => ({
  kind: 'lexicase',
  over: sources,
  epsilon: 'mad',
});

function parents(candidates: readonly ViableCandidate[], fitness: LexicaseFitness, trials: number): number[] {
  const { drawParent } = matingOf(fitness, candidates, 2, stream(0));
  const prng = stream(1);
  const counts = candidates.map(() => 0);
  for (let trial = 0; trial < trials; trial++) counts[candidates.indexOf(drawParent(prng))]++;
  return counts;
}

/** Two specialists, a generalist with the best mean, and three that are nowhere good; epsilon is 0 for both raters. */
const SPECIALISTS = [
  ratedOf(0, { nats: 0, cases: { poet: 9, clerk: -9 } }),
  ratedOf(1, { nats: 0, cases: { poet: -9, clerk: 9 } }),
  ratedOf(2, { nats: 5, cases: { poet: 7, clerk: 7 } }),
  ...[3, 4, 5, 6, 7, 8].map((slot) => ratedOf(slot, { nats: -1, cases: { poet: 0, clerk: 0 } })),
];

test('specialists become parents, each as often as its case comes first', () => {
  const [poet, clerk, ...others] = parents(SPECIALISTS, over('raters'), 4_000);
  expect(chiSquareDeviate([poet, clerk], [2_000, 2_000])).toBeLessThan(3.72); // errs once in 10,000
  expect(others.every((count) => count === 0)).toBe(true);
});

test('elites are drawn one after another, without replacement', () => {
  const orders = Array.from({ length: 20 }, (_, seed) =>
    matingOf(over('raters'), SPECIALISTS, 2, stream(seed))
      .tiers.flat()
      .map(({ slot }) => slot),
  );
  // the next is the other specialist, or with the same case once more the generalist
  const starts = new Set(orders.map(([first, second]) => `${first} ${second}`));
  expect([...starts].sort()).toEqual(['0 1', '0 2', '1 0', '1 2']);
  for (const order of orders) expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
});

test('of an evaluation the lowest cross-entropy of a block passes', () => {
  const blocks = [
    [1, 5],
    [5, 1],
    [4, 4],
    [4, 4],
    [4, 4],
  ];
  const candidates = blocks.map((blockNats, slot) => candidateOf(slot, { blockNats, validationNats: 4 }));
  const [first, second, ...others] = parents(candidates, over('evaluations'), 2_000);
  expect(chiSquareDeviate([first, second], [1_000, 1_000])).toBeLessThan(3.72);
  expect(others).toEqual([0, 0, 0]);
});

test('within epsilon of the best all pass, so that the next case decides', () => {
  // poet: median 3, deviations 2 1 0 1 2, so epsilon 1 lets 4 and 5 pass; clerk: epsilon 0 lets the second pass
  const cases = [
    [5, 0],
    [4, 7],
    [3, 0],
    [2, 0],
    [1, 0],
  ];
  const candidates = cases.map(([poet, clerk], slot) => ratedOf(slot, { cases: { poet, clerk } }));
  expect(parents(candidates, over('raters'), 500)).toEqual([0, 500, 0, 0, 0]);
  const one = candidates.map(({ slot }) => ratedOf(slot, { cases: { poet: cases[slot][0] } }));
  const [first, second, ...others] = parents(one, over('raters'), 2_000);
  expect(chiSquareDeviate([first, second], [1_000, 1_000])).toBeLessThan(3.72);
  expect(others).toEqual([0, 0, 0]);
});

test('evaluations and raters are cases alike', () => {
  const candidates = [
    ratedOf(0, { cases: { poet: 9 } }, { blockNats: [3] }),
    ratedOf(1, { cases: { poet: 0 } }, { blockNats: [1] }),
    ...[2, 3, 4].map((slot) => ratedOf(slot, { cases: { poet: 0 } }, { blockNats: [3] })),
  ];
  const [first, second, ...others] = parents(candidates, over('raters', 'evaluations'), 2_000);
  expect(chiSquareDeviate([first, second], [1_000, 1_000])).toBeLessThan(3.72);
  expect(others).toEqual([0, 0, 0]);
});

test('one without a score fails the case, and ranks last where raters are all', () => {
  const candidates = [
    candidateOf(0, { validationNats: 0 }),
    ratedOf(1, { cases: { poet: -9 } }),
    ratedOf(2, { cases: {} }),
  ];
  expect(parents(candidates, over('raters'), 200)).toEqual([0, 200, 0]);
  expect(matingOf(over('raters'), candidates, 2, stream(1)).tiers.flat()[0].slot).toBe(1);
});

test('without any case cross-entropy decides', () => {
  const candidates = [3, 1, 3, 3].map((validationNats, slot) => candidateOf(slot, { validationNats }));
  expect(parents(candidates, over('raters'), 200)).toEqual([0, 200, 0, 0]);
});
