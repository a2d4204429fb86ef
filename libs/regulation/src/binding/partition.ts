/** Sums over all configurations of a stretch of DNA, filled in base by base from both ends. */
import type { Places } from './places';

/** Free bases between two molecules that still touch. */
export const NEAR = 4;

/** Nucleosomes of one length, by where they start: weights with all that may be inside. [places] */
export interface Wraps {
  readonly length: number;
  readonly weights: Float64Array;
}

export const NO_WRAPS: Wraps = { length: 0, weights: new Float64Array() };

/**
 * Of any stretch of `length` bases within the DNA that places are of. What is filled in for one stretch is overwritten by the next: a promoter has many, and expression
 * is told hundreds of times a life.
 */
export class Partition {
  /** Of each base, the weights of all configurations of the bases before it. [length + 1] */
  readonly before: Float64Array;
  /** Of each base, those of it and the bases after it. [length + 1] */
  readonly after: Float64Array;
  /** Of each place of each factor, those of all configurations that have it; 0 where it has none. [factors x length] */
  readonly withSite: Float64Array;
  /** Of each site, the weights of configurations of what lies before it and itself. [factors x length] */
  private readonly upTo: Float64Array;
  /** Of each site, those of what lies after it and itself, if it is bound. [factors x length] */
  private readonly from: Float64Array;

  constructor(
    readonly length: number,
    private readonly places: Places,
  ) {
    const ofPlaces = () => new Float64Array(places.lengths.length * length);
    this.before = new Float64Array(length + 1);
    this.after = new Float64Array(length + 1);
    [this.upTo, this.from, this.withSite] = [ofPlaces(), ofPlaces(), ofPlaces()];
  }

  /** `before` of the stretch that begins at base `first`. Returns the sum over all of it, the partition function. */
  sumBefore(first: number, wraps: Wraps): number {
    const { length, before, upTo } = this;
    const { lengths, cooperativities, weights, bases } = this.places;
    for (let base = 0; base <= length; base++) {
      let sum = base === 0 ? 1 : before[base - 1];
      for (let factor = 0; factor < lengths.length; factor++) {
        const start = base - lengths[factor];
        if (start >= 0) sum += upTo[factor * length + start];
      }
      const wrapped = base - wraps.length;
      if (wrapped >= 0 && wrapped < wraps.weights.length) sum += wraps.weights[wrapped] * before[wrapped];
      before[base] = sum;
      for (let factor = 0; factor < lengths.length; factor++) {
        if (base + lengths[factor] > length) continue;
        const [own, last] = [factor * length, base - lengths[factor]];
        let near = 0;
        for (let start = Math.max(0, last - NEAR); start <= last; start++) near += upTo[own + start];
        upTo[own + base] = weights[factor * bases + first + base] * (sum + (cooperativities[factor] - 1) * near);
      }
    }
    return before[length];
  }

  /** `after` and `withSite` of the stretch that `sumBefore` was called for last. */
  sumAfter(first: number, wraps: Wraps): void {
    const { length, after, upTo, from, withSite } = this;
    const { lengths, cooperativities, weights, bases } = this.places;
    for (let base = length; base >= 0; base--) {
      let sum = base === length ? 1 : after[base + 1];
      for (let factor = 0; base < length && factor < lengths.length; factor++) sum += from[factor * length + base];
      if (base < wraps.weights.length) sum += wraps.weights[base] * after[base + wraps.length];
      after[base] = sum;
      for (let factor = 0; factor < lengths.length; factor++) {
        const [own, start] = [factor * length, base - lengths[factor]];
        if (start < 0) continue;
        let near = 0;
        for (let next = base; next <= base + NEAR && next < length; next++) near += from[own + next];
        const beyond = sum + (cooperativities[factor] - 1) * near;
        from[own + start] = weights[factor * bases + first + start] * beyond;
        withSite[own + start] = upTo[own + start] * beyond;
      }
    }
  }
}
