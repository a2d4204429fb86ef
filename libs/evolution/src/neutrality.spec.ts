/** Among equals every fitness is neutral: no slot has an advantage, neither as a parent nor as an elite. */
import { chiSquareDeviate, prngOf, uniformityDeviate } from '#base';
import { ratedOf } from './testing/candidate-of';
import { matingOf } from './testing/mating-of';
import type { FitnessConfig } from './fitness-config';

const CANDIDATES = 8;
const TRIALS = 16_000;
const FITNESSES: readonly FitnessConfig[] = [
  { kind: 'cross-entropy' },
  { kind: 'rating', use: 'estimate' },
  { kind: 'rating', use: 'lower-bound' },
  { kind: 'rating', use: 'probability-better' },
  { kind: 'weighted', ratingWeight: 0.5 },
  { kind: 'lexicase', over: ['raters', 'evaluations'], epsilon: 'mad' },
  { kind: 'pareto' },
];
const stream = (subject: string) => prngOf({ seed: 1, generation: 0, subject, purpose: 'neutrality.spec' });
const equals = Array.from({ length: CANDIDATES }, (_, slot) => ratedOf(slot, { cases: { poet: 1 } }));

describe.each(FITNESSES)('%j', (fitness) => {
  const pool = matingOf(fitness, equals, 3, stream('survival'));

  // each verdict errs once in 10,000
  it('lets every one of equals become a parent alike', () => {
    const prng = stream('parents');
    const counts = equals.map(() => 0);
    for (let trial = 0; trial < TRIALS; trial++) counts[pool.drawParent(prng).slot]++;
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });

  it('draws a partner among all others alike', () => {
    const prng = stream('partners');
    const counts = equals.map(() => 0);
    for (let trial = 0; trial < TRIALS; trial++) counts[pool.drawParent(prng, equals[2]).slot]++;
    expect(counts.splice(2, 1)).toEqual([0]);
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });

  it('prefers the fitter still, and lets equals below it share what is left', () => {
    const best = ratedOf(CANDIDATES, { nats: 9, cases: { poet: 9 } }, { validationNats: 1 });
    const { drawParent } = matingOf(fitness, [...equals, best], 3, stream('survival'));
    const prng = stream('fitter');
    const counts = [...equals, best].map(() => 0);
    for (let trial = 0; trial < TRIALS; trial++) counts[drawParent(prng).slot]++;
    const [won] = counts.splice(CANDIDATES);
    expect(won).toBeGreaterThan((1.5 * TRIALS) / 9); // 17/81 in binary tournaments, which pareto holds
    const left = TRIALS - won;
    if (left > 0) expect(chiSquareDeviate(counts, Array(CANDIDATES).fill(left / CANDIDATES))).toBeLessThan(3.72);
  });
});
