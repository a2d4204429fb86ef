import { type Prng, prngOf } from '#base';
import { alignMotifs, motifSimilarity } from './compare-motifs';
import type { Column, CountMatrix } from './count-matrix';

const stream = (subject = 0): Prng => prngOf({ seed: 1, generation: 0, purpose: 'compare spec', subject });
const motifOf = (columns: readonly Column[]): CountMatrix => ({ id: 'it', name: '', columns });
const drawn = (positions: number, prng: Prng): CountMatrix =>
  motifOf(Array.from({ length: positions }, () => [0, 1, 2, 3].map(() => 1 + prng.integer(40)) as unknown as Column));
const reversed = ({ columns }: CountMatrix): CountMatrix =>
  motifOf(columns.map((column) => column.toReversed() as unknown as Column).reverse());
const shifted = ({ columns }: CountMatrix, by: number, prng: Prng): CountMatrix =>
  motifOf([...drawn(by, prng).columns, ...columns]);

/** By the textbook, offset by offset. */
function bruteForce(one: CountMatrix, other: CountMatrix): number {
  const pearson = (x: Column, y: Column): number => {
    const shares = [x, y].map((each) => each.map((count) => count / each.reduce((a, b) => a + b)));
    const [a, b] = shares.map((each) => each.map((share) => share - 0.25));
    const product = (p: number[], q: number[]) => p.reduce((whole, each, at) => whole + each * q[at], 0);
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  };
  const scores = [other, reversed(other)].flatMap(({ columns }) =>
    Array.from({ length: 40 }, (_, at) => at - 20).flatMap((offset) => {
      const pairs = one.columns.flatMap((column, at) => (columns[at + offset] ? [[column, columns[at + offset]] as const] : [])); // prettier-ignore
      return pairs.length < Math.min(4, one.columns.length, columns.length) ? [] : [pairs.reduce((whole, [x, y]) => whole + pearson(x, y), 0)]; // prettier-ignore
    }),
  );
  return Math.max(...scores);
}

it('is what the textbook says at the best of all offsets and strands', () => {
  const prng = stream();
  for (let pair = 0; pair < 30; pair++) {
    const [one, other] = [drawn(2 + prng.integer(10), prng), drawn(2 + prng.integer(10), prng)];
    expect(alignMotifs(one, other).score).toBeCloseTo(bruteForce(one, other), 9);
    expect(alignMotifs(other, one).score).toBeCloseTo(alignMotifs(one, other).score, 9);
  }
});

it('finds a motif again that is shifted, on either strand, whatever its totals', () => {
  const one = drawn(6, stream(1));
  const tenfold = motifOf(one.columns.map((column) => column.map((count) => 10 * count) as unknown as Column));
  expect(alignMotifs(one, tenfold)).toMatchObject({ score: expect.closeTo(6, 9), offset: 0, isReversed: false, overlap: 6 }); // prettier-ignore
  const longer = shifted(one, 3, stream(2));
  expect(alignMotifs(one, longer)).toMatchObject({ score: expect.closeTo(6, 9), offset: 3, isReversed: false });
  expect(alignMotifs(longer, one).offset).toBe(-3);
  expect(alignMotifs(one, reversed(longer))).toMatchObject({
    score: expect.closeTo(6, 9),
    offset: 3,
    isReversed: true,
  });
});

it('has no correlation with a position where all bases are alike, nor with one of zeros', () => {
  const flat = motifOf(Array(5).fill([5, 5, 5, 5]) as Column[]);
  const empty = motifOf([...(Array(4).fill([0, 0, 0, 0]) as Column[]), [9, 0, 0, 0]]);
  const one = drawn(5, stream(3));
  expect(alignMotifs(one, flat).score).toBe(0);
  expect(Number.isFinite(alignMotifs(one, empty).score)).toBe(true);
});

it('tells chance by shuffled positions: small of the same motif, and of unlike ones as often below 0.1 as a tenth', () => {
  const prng = stream(4);
  const one = drawn(8, prng);
  expect(motifSimilarity(one, shifted(one, 2, prng), 999, prng).pValue).toBeLessThan(0.01);
  expect(motifSimilarity(one, one, 999, prng).pValue).toBeGreaterThanOrEqual(0.001);
  const values = Array.from({ length: 300 }, () => motifSimilarity(drawn(6, prng), drawn(10, prng), 99, prng).pValue);
  const below = values.filter((value) => value <= 0.1).length / values.length;
  expect(Math.abs(below - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / 300));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0.01);
});
