/** Sums over all configurations of a stretch of DNA, filled in base by base from both ends. */
import type { Places } from './factor';

/** Free bases between two molecules that still touch. */
export const NEAR = 4;

/** Nucleosomes of one length, by where they start: weights with all that may be inside. [places] */
export interface Wraps {
  readonly length: number;
  readonly weights: Float64Array;
}

export interface Partition {
  /** Of each base, the weights of all configurations of the bases before it. [length + 1] */
  readonly before: Float64Array;
  /** Of each base, those of it and the bases after it. [length + 1] */
  readonly after: Float64Array;
  /** Of each place of each factor, those of all configurations that have it. [factors] of [places] */
  readonly withSite: readonly Float64Array[];
}

type Rows = readonly Pick<Places, 'length' | 'cooperativity' | 'weights'>[];

/** Of `length` bases. */
export function partition(length: number, rows: Rows, wraps: Wraps): Partition {
  const before = new Float64Array(length + 1);
  /** Of each site, the weights of configurations of what lies before it and itself. */
  const upTo = rows.map(({ weights }) => new Float64Array(weights.length));
  for (let base = 0; base <= length; base++) {
    let sum = base === 0 ? 1 : before[base - 1];
    for (let row = 0; row < rows.length; row++) {
      const start = base - rows[row].length;
      if (start >= 0) sum += upTo[row][start];
    }
    const wrapped = base - wraps.length;
    if (wrapped >= 0 && wrapped < wraps.weights.length) sum += wraps.weights[wrapped] * before[wrapped];
    before[base] = sum;
    for (let row = 0; row < rows.length; row++) {
      const { length: own, weights, cooperativity } = rows[row];
      if (base >= weights.length) continue;
      const near = cooperativity === 1 ? 0 : sumOf(upTo[row], base - NEAR - own, base - own);
      upTo[row][base] = weights[base] * (sum + (cooperativity - 1) * near);
    }
  }

  const after = new Float64Array(length + 1);
  /** Of each site, the weights of configurations of what lies after it and itself, if it is bound. */
  const from = rows.map(({ weights }) => new Float64Array(weights.length));
  const withSite = rows.map(({ weights }) => new Float64Array(weights.length));
  for (let base = length; base >= 0; base--) {
    let sum = base === length ? 1 : after[base + 1];
    for (let row = 0; row < rows.length; row++) if (base < from[row].length) sum += from[row][base];
    if (base < wraps.weights.length) sum += wraps.weights[base] * after[base + wraps.length];
    after[base] = sum;
    for (let row = 0; row < rows.length; row++) {
      const { length: own, weights, cooperativity } = rows[row];
      const start = base - own;
      if (start < 0 || start >= weights.length) continue;
      const near = cooperativity === 1 ? 0 : sumOf(from[row], base, base + NEAR);
      const beyond = sum + (cooperativity - 1) * near;
      from[row][start] = weights[start] * beyond;
      withSite[row][start] = upTo[row][start] * beyond;
    }
  }
  return { before, after, withSite };
}

/** From the first place to the last, as far as there are such. */
function sumOf(values: Float64Array, first: number, last: number): number {
  let sum = 0;
  for (let at = Math.max(0, first); at <= Math.min(values.length - 1, last); at++) sum += values[at];
  return sum;
}
