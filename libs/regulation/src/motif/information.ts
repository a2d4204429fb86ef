/**
 * The information of binding sites, in bits: R_sequence = sum over positions of 2 - (H + e(n)), H being the entropy of the bases that were seen
 * and e(n) what it is too low by, on average, of n sites (Schneider, Stormo, Gold and Ehrenfeucht 1986, J. Mol. Biol. 188:415). Bases are alike
 * frequent in the background.
 *
 * What published matrices need beyond that:
 * - each column has its own n, its total; between whole numbers e(n) goes along a line, so that fractions count;
 * - a column of nothing but zeros says nothing: 0 bits;
 * - a matrix of frequencies has no n: nothing is corrected, unless `sites` tells how many there were;
 * - of few sites a column can be below 0 bits. It is left so: cut off at 0, the sum would be too high.
 */
import { type Column, type CountMatrix, isOfFrequencies, total } from './count-matrix';

/** Up to here e(n) is summed exactly; beyond, its expansion is off by less than 1e-8 bits. */
const EXACT = 1000;
const exact: number[] = [];

/** e(n) in bits, of n > 0 sites. */
export function smallSampleCorrection(n: number): number {
  if (n > EXACT) return (3 / (2 * n) + 15 / (12 * n ** 2)) / Math.LN2; // Miller 1955, and the next term (Harris 1975)
  const below = Math.floor(n);
  const part = n - below;
  return part === 0 ? tabled(below) : (1 - part) * tabled(below) + part * tabled(below + 1);
}

/** 2 bits of no site at all. */
function tabled(n: number): number {
  return (exact[n] ??= n === 0 ? 2 : exactly(n));
}

/** 2 - E[H] of n draws from four bases alike: each base is seen k times by a binomial law of n and 1/4, and E[H] is a sum over bases. */
function exactly(n: number): number {
  let chance = 0.75 ** n;
  let entropy = 0;
  for (let k = 0; k <= n; k++) {
    if (k > 0) {
      chance *= (n - k + 1) / (3 * k);
      entropy -= 4 * chance * (k / n) * Math.log2(k / n);
    }
  }
  return 2 - entropy;
}

/** Bits of one position of `sites` sites; those of its own total by default. */
export function columnInformation(column: Column, sites: number | null = total(column)): number {
  const sum = total(column);
  if (sum === 0) return 0;
  const entropy = column.reduce((bits, count) => (count > 0 ? bits - (count / sum) * Math.log2(count / sum) : bits), 0);
  return 2 - entropy - (sites === null ? 0 : smallSampleCorrection(sites));
}

/** Bits of each position; `sites` where a matrix of frequencies has them from elsewhere. */
export function informationOf(matrix: CountMatrix, sites?: number): number[] {
  const fixed = sites ?? (isOfFrequencies(matrix) ? null : undefined);
  return matrix.columns.map((column) => columnInformation(column, fixed));
}

/** R_sequence. */
export function sequenceInformation(matrix: CountMatrix, sites?: number): number {
  return informationOf(matrix, sites).reduce((sum, bits) => sum + bits, 0);
}
