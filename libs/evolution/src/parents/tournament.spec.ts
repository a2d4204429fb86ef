import { chiSquareDeviate, type Prng, prngOf, uniformityDeviate } from '#base';
import type { Pool } from '../operators';
import { tournament } from './tournament';

const CANDIDATES = 8;
const TRIALS = 16_000;
/** By rank, 0 the fittest. */
const ranked = Float64Array.from({ length: CANDIDATES }, (_, rank) => -rank);
const poolOf = (scores: Float64Array): Pool => {
  return { members: Int32Array.from(scores.keys()), scores: { columns: [scores], uncertainty: null }, descriptors: [] };
};
const drawOf = (scores: Float64Array, size: number, prng: Prng) => {
  const [pool, scheme] = [poolOf(scores), tournament(size)];
  return scheme.draws(pool, scheme.order(pool, prng), 1, prng);
};
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'tournament-selection.spec' });

/** Expected wins of the ranks from `rank` on: all contestants must be among them. */
const winsFrom = (rank: number, size: number) => TRIALS * ((CANDIDATES - rank) / CANDIDATES) ** size;

describe('tournament', () => {
  const cases = [1, 2, 5].flatMap((size) => [1, 2, 3].map((seed) => [size, seed] as const));

  // each verdict errs once in 10,000
  test.each(cases)('lets a rank win as often as theory says, %i contestants, seed %i', (size, seed) => {
    const prng = stream(seed);
    const draw = drawOf(ranked, size, prng);
    const last = CANDIDATES - 2; // the two least fit share a cell: chi-square needs five expected counts in each
    const wins = new Array<number>(last + 1).fill(0);
    for (let trial = 0; trial < TRIALS; trial++) wins[Math.min(last, draw(prng, -1, 0))]++;
    const expected = wins.map((_, rank) => winsFrom(rank, size) - (rank < last ? winsFrom(rank + 1, size) : 0));
    expect(chiSquareDeviate(wins, expected)).toBeLessThan(3.72);
  });

  test.each(cases)('lets equals win alike, %i contestants, seed %i', (size, seed) => {
    const prng = stream(seed);
    const draw = drawOf(
      ranked.map(() => 0),
      size,
      prng,
    );
    const wins = Array<number>(CANDIDATES).fill(0);
    for (let trial = 0; trial < TRIALS; trial++) wins[draw(prng, -1, 0)]++;
    expect(uniformityDeviate(wins)).toBeLessThan(3.72);
  });

  it('takes the only candidate, whatever the size', () => {
    expect(drawOf(Float64Array.of(-3), 4, stream(1))(stream(1), -1, 0)).toBe(0);
  });
});
