/** Who lives on, and how many are born. */
import { mean, prngOf, uniformityDeviate } from '#base';
import { REPLACEMENTS } from '.';
import type { Replacement } from '../operators';
import { PARENT_SELECTIONS } from '../parents';

const SCORES = [3, 9, 1, 9, 5, 7];
const compareBy = (scores: readonly number[]) => (a: number, b: number) => scores[a] - scores[b];

const { mapElites, survivorsOnly, ...BY_NUMBER } = REPLACEMENTS;

function replaced(
  replacement: Replacement,
  capacity: number,
  scores: readonly number[] = SCORES,
  seed = 1,
  descriptors: readonly (readonly number[])[] = [],
) {
  const members = Int32Array.from(scores.keys());
  const pool = {
    members,
    scores: { columns: [Float64Array.from(scores)], uncertainty: null },
    descriptors: descriptors.map((column) => Float64Array.from(column)),
  };
  const prng = prngOf({ seed, generation: 0, subject: 0, purpose: 'replacement.spec' });
  const { survivors, births, parents } = replacement(pool, compareBy(scores), capacity, prng);
  const sorted = (positions: Int32Array) => [...positions].sort((a, b) => a - b);
  return { survivors: sorted(survivors), births, parents: parents && sorted(parents) };
}

test.each<[string, Replacement, number, readonly number[], number, readonly number[] | null]>([
  ['no elites', REPLACEMENTS.generational(0), 6, [], 6, null],
  ['two elites', REPLACEMENTS.generational(2), 6, [1, 3], 4, null],
  ['more elites than live', REPLACEMENTS.generational(9), 10, [0, 1, 2, 3, 4, 5], 4, null],
  ['more elites than places', REPLACEMENTS.generational(9), 3, [1, 3, 5], 0, null],
  ['mu of 3', REPLACEMENTS.plus(3), 6, [1, 3, 5], 3, [1, 3, 5]],
  ['a comma', REPLACEMENTS.comma(3), 6, [], 6, [1, 3, 5]],
  ['more parents than live', REPLACEMENTS.comma(9), 9, [], 9, [0, 1, 2, 3, 4, 5]],
  ['one child', REPLACEMENTS.steadyState(1), 6, [0, 1, 3, 4, 5], 1, null],
  ['more children than places', REPLACEMENTS.steadyState(9), 6, [], 6, null],
  ['the eldest', REPLACEMENTS.aging(1), 6, [1, 2, 3, 4, 5], 1, null],
  ['the two eldest', REPLACEMENTS.aging(2), 6, [2, 3, 4, 5], 2, null],
  ['copies of two for two', REPLACEMENTS.exploitExplore(0.3), 6, [1, 3, 4, 5], 2, [1, 3]],
  ['no copy of one alone', REPLACEMENTS.exploitExplore(0.5), 1, [3], 0, []],
  ['copies where few live', REPLACEMENTS.exploitExplore(0.5), 20, [0, 1, 2, 3, 4, 5], 14, [0, 1, 2, 3, 4, 5]],
  ['the best of a random search', REPLACEMENTS.randomSearch(2), 6, [1, 3], 4, []],
  ['a deme that is not full', REPLACEMENTS.aging(1), 8, [0, 1, 2, 3, 4, 5], 2, null],
])('%s', (_, replacement, capacity, survivors, births, parents) => {
  expect(replaced(replacement, capacity)).toEqual({ survivors, births, parents });
});

test.each(Object.entries(BY_NUMBER))('%s fills every deme to its capacity', (_, replacement) => {
  for (const capacity of [1, 2, 5, 6, 7, 20]) {
    for (const parameter of [0, 1, 3, 50]) {
      const { survivors, births } = replaced(replacement(parameter), capacity);
      expect(survivors.length + births).toBe(capacity);
      expect(new Set(survivors).size).toBe(survivors.length);
    }
  }
});

test.each([
  [3, [1, 3, 5]],
  [6, [0, 1, 2, 3, 4, 5]],
  [9, [0, 1, 2, 3, 4, 5]],
])('survivors only: of 6 the fittest live on in %i places, and nobody is born', (capacity, survivors) => {
  expect(replaced(survivorsOnly(), capacity)).toEqual({ survivors, births: 0, parents: null });
});

test.each([1 / 2, 1 / 4, 1 / 16])(
  'survivors only: a share of %d lives on with the intensity of truncation',
  (share) => {
    const intensity = PARENT_SELECTIONS.truncation(share).intensity()!;
    const prng = prngOf({ seed: 1, generation: 0, subject: 0, purpose: 'replacement.spec' });
    const scores = Array.from({ length: 40_000 }, () => prng.normal());
    const { survivors } = replaced(survivorsOnly(), share * scores.length, scores);
    const error = 1 / Math.sqrt(survivors.length); // at most
    expect(Math.abs(mean(survivors.map((at) => scores[at])) - intensity)).toBeLessThan(4 * error);
    expect(4 * error).toBeLessThan(0.1 * intensity);
  },
);

// 4,000 trials of 8 places find a bias of 10 % as surely as not; 40,000 surely
test.each<[string, Replacement]>([
  ['elites', REPLACEMENTS.generational(3)],
  ['steady state', REPLACEMENTS.steadyState(3)],
  ['Moran', REPLACEMENTS.moran()],
  ['random search', REPLACEMENTS.randomSearch(5)],
])('%s: of equals any live on alike', (name, replacement) => {
  const trials = 10_000;
  const counts = Array<number>(8).fill(0);
  for (let seed = 0; seed < trials; seed++) {
    for (const at of replaced(replacement, 8, Array(8).fill(1), seed).survivors) counts[at]++;
  }
  // those who die, or who live on if they are fewer: a bias of 10 % in one of them is then 10 % of a count
  const rare = counts.map((count) => (name === 'elites' ? count : trials - count));
  expect(uniformityDeviate(rare)).toBeLessThan(3.72); // errs less than once in 10,000
  rare[3] *= 1.2;
  expect(uniformityDeviate(rare)).toBeGreaterThan(3.72);
});

describe('MAP-Elites', () => {
  const grid = (births: number, capacity: number, descriptors: readonly (readonly number[])[], seed = 1) =>
    replaced(mapElites({ births, cells: 2 }), capacity, SCORES, seed, descriptors);

  it('keeps the fittest of each cell, who alone are parents', () => {
    // cells of 2 x 2: members 0 and 1; 2; 3 and 4, whose descriptors are at the edges; 5
    const [x, y] = [
      [0, 0.49, 0, 1, 0.5, 0.9],
      [0, 0.4, 0.5, 1, 1, 0],
    ];
    expect(grid(1, 6, [x, y])).toEqual({ survivors: [1, 2, 3, 5], births: 2, parents: [1, 2, 3, 5] });
  });

  it('keeps the fittest cells where there are more than places', () => {
    const cells = [
      [0, 0, 1, 1, 0, 1],
      [0, 1, 0, 1, 0, 1],
    ];
    expect(grid(4, 6, cells)).toEqual({ survivors: [1, 3], births: 4, parents: [1, 2, 3, 4] });
    expect(grid(6, 6, cells)).toMatchObject({ survivors: [], births: 6, parents: [1, 2, 3, 4] });
  });

  it('gives no cell to one whose descriptor is no number', () => {
    expect(grid(1, 6, [[0, NaN, 1, NaN, 0, 1]])).toEqual({ survivors: [4, 5], births: 4, parents: [4, 5] });
    expect(grid(1, 6, [Array<number>(6).fill(NaN)])).toEqual({ survivors: [], births: 6, parents: null });
  });

  it('takes any of equals in a cell alike', () => {
    const counts = Array<number>(4).fill(0);
    for (let seed = 0; seed < 4000; seed++) {
      const { survivors } = replaced(mapElites({ births: 1, cells: 3 }), 4, [1, 1, 1, 1], seed, [[0, 0, 0, 0]]);
      counts[survivors[0]]++;
    }
    expect(uniformityDeviate(counts)).toBeLessThan(3.72);
  });
});
