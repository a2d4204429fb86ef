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
  /** The same of those from each position on, summed from the end: so that what is small is not lost beside what is large and before it. */
  private readonly after: Float64Array;

  constructor(weights: Float64Array) {
    const { length } = weights;
    this.before = new Float64Array(length + 1);
    this.after = new Float64Array(length + 1);
    for (let at = 0; at < length; at++) this.before[at + 1] = this.before[at] + weights[at];
    for (let at = length - 1; at >= 0; at--) this.after[at] = this.after[at + 1] + weights[at];
  }

  get total(): number {
    return this.before[this.before.length - 1];
  }

  /** A position other than `partner`; -1: any. Where no weight is left, any alike. */
  draw(prng: Prng, partner: number): number {
    const { before, after, total } = this;
    const below = partner < 0 ? total : before[partner];
    const above = partner < 0 ? 0 : after[partner + 1];
    if (!(below + above > 0)) return otherThan(partner, prng.integer(othersOf(before.length - 1, partner)));
    const point = prng.uniform() * (below + above);
    return point < below ? this.at(point) : this.beyond(partner, point - below);
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

  /** The same of a point beyond a position, from 0 to the sum of the weights there. */
  private beyond(position: number, point: number): number {
    const { after } = this;
    let [low, high] = [position + 1, after.length - 2];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (after[position + 1] - after[middle + 1] > point) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
