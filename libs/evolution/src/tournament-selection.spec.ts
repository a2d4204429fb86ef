import { chiSquareDeviate, prngOf, uniformityDeviate } from '#base';
import { selectByTournament } from './tournament-selection';

const CANDIDATES = 8;
const TRIALS = 16_000;
const ranked = Array.from({ length: CANDIDATES }, (_, rank) => ({ rank }));
const stream = (seed: number) => prngOf({ seed, generation: 0, subject: '', purpose: 'tournament-selection.spec' });

/** Expected wins of the ranks from `rank` on: all contestants must be among them. */
const winsFrom = (rank: number, size: number) => TRIALS * ((CANDIDATES - rank) / CANDIDATES) ** size;

describe('selectByTournament', () => {
  const cases = [1, 2, 5].flatMap((size) => [1, 2, 3].map((seed) => [size, seed] as const));

  // each verdict errs once in 10,000
  test.each(cases)('lets a rank win as often as theory says, %i contestants, seed %i', (size, seed) => {
    const prng = stream(seed);
    const last = CANDIDATES - 2; // the two least fit share a cell: chi-square needs five expected counts in each
    const wins = new Array<number>(last + 1).fill(0);
    for (let trial = 0; trial < TRIALS; trial++) wins[Math.min(last, selectByTournament(ranked, size, prng).rank)]++;
    const expected = wins.map((_, rank) => winsFrom(rank, size) - (rank < last ? winsFrom(rank + 1, size) : 0));
    expect(chiSquareDeviate(wins, expected)).toBeLessThan(3.72);
  });

  test.each(cases)('lets equals win alike, %i contestants, seed %i', (size, seed) => {
    const prng = stream(seed);
    const equals = ranked.map((_, slot) => ({ rank: 0, slot }));
    const wins = ranked.map(() => 0);
    for (let trial = 0; trial < TRIALS; trial++) wins[selectByTournament(equals, size, prng).slot]++;
    expect(uniformityDeviate(wins)).toBeLessThan(3.72);
  });

  it('takes the only candidate, whatever the size', () => {
    expect(selectByTournament([{ rank: 3 }], 4, stream(1))).toEqual({ rank: 3 });
  });
});
