/** fixed + each x n + pair x n^2, none of them negative, through what was measured, by relative least squares. */
import { sum } from '#base';

export type Curve = readonly [fixed: number, each: number, pair: number];

const SUBSETS: readonly (readonly number[])[] = [[0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]];

/**
 * Points are (n, value), n positive. Of all sets of terms up to the power `degree` of n that come out without a negative one, the one that fits
 * best.
 */
export function fitCurve(points: readonly (readonly [n: number, value: number])[], degree: 1 | 2): Curve {
  // each row divided by n, so that a large tournament's error counts no more than a small one's
  const rows = points.map(([n, value]) => ({ terms: [1 / n, 1, n], value: value / n }));
  let [best, least]: [Curve, number] = [[0, 0, 0], Infinity];
  for (const subset of SUBSETS.filter((terms) => Math.max(...terms) <= degree)) {
    const matrix = subset.map((i) => subset.map((j) => sum(rows.map(({ terms }) => terms[i] * terms[j]))));
    const right = subset.map((i) => sum(rows.map(({ terms, value }) => terms[i] * value)));
    const found = solve(matrix, right);
    if (!found || found.some((value) => value < 0)) continue;
    const curve = [0, 1, 2].map((term) => found[subset.indexOf(term)] ?? 0) as unknown as Curve;
    const error = sum(rows.map(({ terms, value }) => (value - sum(terms.map((term, at) => term * curve[at]))) ** 2));
    if (error < least * (1 - 1e-9)) [best, least] = [curve, error];
  }
  return best;
}

/** By Gauss's elimination with pivots; undefined where the rows depend on each other. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, at) => [...row, right[at]]);
  for (let column = 0; column < size; column++) {
    const pivot = rows
      .slice(column)
      .reduce((most, row) => (Math.abs(row[column]) > Math.abs(most[column]) ? row : most));
    if (Math.abs(pivot[column]) < 1e-12 * Math.abs(matrix[column][column])) return undefined;
    rows[rows.indexOf(pivot)] = rows[column];
    rows[column] = pivot;
    for (const row of rows) {
      if (row === pivot) continue;
      const factor = row[column] / pivot[column];
      for (let at = column; at <= size; at++) row[at] -= factor * pivot[at];
    }
  }
  return rows.map((row, at) => row[size] / row[at]);
}
