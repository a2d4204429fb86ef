/** Drawing in proportion to weights, for the schemes that are a weight for each member. */
import type { Prng } from '#base';
import type { Compare, ParentSelection, Pool } from '../operators';
import { byColumns } from './by-columns';
import { othersOf, otherThan } from './others';

/** A scheme that gives each member a weight: its expected number of children, up to a factor. */
export interface WeightedSelection extends ParentSelection {
  weights(pool: Pool, compare: Compare): Float64Array;
}

export function weightedSelection(
  intensity: () => number | null,
  weights: WeightedSelection['weights'],
): WeightedSelection {
  return {
    intensity,
    weights,
    order: byColumns,
    draws: (pool, compare) => {
      const wheel = new Wheel(weights(pool, compare));
      return (prng, partner) => wheel.draw(prng, partner);
    },
  };
}

/** Positions drawn in proportion to their weights. */
export class Wheel {
  /** Sum of the weights before each position, and of all at the end. */
  private readonly before: Float64Array;

  constructor(weights: Float64Array) {
    this.before = new Float64Array(weights.length + 1);
    weights.forEach((weight, at) => (this.before[at + 1] = this.before[at] + weight));
  }

  get total(): number {
    return this.before[this.before.length - 1];
  }

  /** A position other than `partner`; -1: any. Where no weight is left, any alike. */
  draw(prng: Prng, partner: number): number {
    const { before } = this;
    const own = partner < 0 ? 0 : before[partner + 1] - before[partner];
    if (!(this.total - own > 0)) {
      return otherThan(partner, prng.integer(othersOf(before.length - 1, partner)));
    }
    for (;;) {
      let point = prng.uniform() * (this.total - own);
      if (partner >= 0 && point >= before[partner]) point += own;
      const at = this.at(point);
      if (at !== partner) return at; // rounding may hit the partner's edge
    }
  }

  /** The position whose part of the wheel holds a point from 0 to the total. */
  at(point: number): number {
    let [low, high] = [0, this.before.length - 2];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.before[middle + 1] > point) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
