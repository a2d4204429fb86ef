/** Sums over all configurations of a stretch of DNA, filled in base by base from both ends. */
import type { Places } from './places';

/** The sum of as many elements as two molecules have places in which they touch, from `first` on; written out, since nothing here is run more often. */
function fromTo(x: Float64Array, first: number): number {
  return x[first] + x[first + 1] + x[first + 2] + x[first + 3] + x[first + 4];
}

/** Free bases between two molecules that still touch: 4, for with none between them they touch too. */
export const NEAR = fromTo(new Float64Array(16).fill(1), 0) - 1;

/** Nucleosomes of one length, by where they start: weights with all that may be inside. [places] */
export interface Wraps {
  readonly length: number;
  readonly weights: Float64Array;
}

export const NO_WRAPS: Wraps = { length: 0, weights: new Float64Array() };

/**
 * Of any stretch of `length` bases within the DNA that places are of. What is filled in for one stretch is overwritten by the next, whose factors are of the same lengths: a
 * genome has many, and expression is told hundreds of times a life.
 */
export class Partition {
  /** Of each base, the weights of all configurations of the bases before it. [length + 1] */
  readonly before: Float64Array;
  /** Of each base, those of it and the bases after it. [length + 1] */
  readonly after: Float64Array;
  /** Of each place of each factor, those of all configurations that have it; 0 where it has none. [factors x length] */
  readonly withSite: Float64Array;
  /** Of each site, the weights of configurations of what lies before it and itself; zeros on either side, so that all have neighbours. [factors x padded] */
  private readonly upTo: Float64Array;
  /** Of each site, those of what lies after it and itself, if it is bound; likewise. [factors x padded] */
  private readonly from: Float64Array;
  /** Elements of a factor in these two. */
  private readonly padded: number;

  constructor(
    readonly length: number,
    factors: number,
  ) {
    this.padded = length + 1 + 2 * NEAR;
    this.before = new Float64Array(length + 1);
    this.after = new Float64Array(length + 1);
    this.upTo = new Float64Array(factors * this.padded);
    this.from = new Float64Array(factors * this.padded);
    this.withSite = new Float64Array(factors * length);
  }

  /** `before` of the stretch that begins at base `first`. Returns the sum over all of it, the partition function. */
  sumBefore({ lengths, cooperativities, weights, bases }: Places, first: number, wraps: Wraps): number {
    const { length, before, upTo, padded } = this;
    for (let base = 0; base <= length; base++) {
      let sum = base === 0 ? 1 : before[base - 1];
      for (let factor = 0; factor < lengths.length; factor++) {
        const start = base - lengths[factor];
        if (start >= 0) sum += upTo[factor * padded + NEAR + start];
      }
      const wrapped = base - wraps.length;
      if (wrapped >= 0 && wrapped < wraps.weights.length) sum += wraps.weights[wrapped] * before[wrapped];
      before[base] = sum;
      for (let factor = 0; factor < lengths.length; factor++) {
        const size = lengths[factor];
        if (base + size > length) continue;
        const own = factor * padded + NEAR;
        const near = base < size ? 0 : fromTo(upTo, own + base - size - NEAR);
        upTo[own + base] = weights[factor * bases + first + base] * (sum + (cooperativities[factor] - 1) * near);
      }
    }
    return before[length];
  }

  /** `after` and `withSite` of the stretch that `sumBefore` was called for last. */
  sumAfter({ lengths, cooperativities, weights, bases }: Places, first: number, wraps: Wraps): void {
    const { length, after, upTo, from, withSite, padded } = this;
    for (let base = length; base >= 0; base--) {
      let sum = base === length ? 1 : after[base + 1];
      for (let factor = 0; base < length && factor < lengths.length; factor++) {
        sum += from[factor * padded + NEAR + base];
      }
      if (base < wraps.weights.length) sum += wraps.weights[base] * after[base + wraps.length];
      after[base] = sum;
      for (let factor = 0; factor < lengths.length; factor++) {
        const start = base - lengths[factor];
        if (start < 0) continue;
        const own = factor * padded + NEAR;
        const beyond = sum + (cooperativities[factor] - 1) * fromTo(from, own + base);
        from[own + start] = weights[factor * bases + first + start] * beyond;
        withSite[factor * length + start] = upTo[own + start] * beyond;
      }
    }
  }
}
