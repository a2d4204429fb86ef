/**
 * Mate choice by complementarity (M2N2: Abrantes, Lange and Tang 2025, Competition and Attraction Improve Model Fusion, arXiv 2508.16204): the
 * second parent is drawn in proportion to how much it is better where the first is bad, the sum over cases of max(0, score - score of the
 * first). Cases are the blocks of the evaluation, scores nats; the paper's are data points, answered right or wrong, each less where
 * many answer it. Who is better than the first nowhere is no mate of it; where nobody is better, the second parent is drawn as the first.
 */
import type { ParentSelection } from '../operators';
import { columnsOf } from '../objectives/columns';
import { Wheel } from '../parents/weighted-draws';
import type { Population } from '../population';

/** `parents` draws the first. */
export function attraction(population: Population, parents: ParentSelection): ParentSelection {
  return {
    ...parents,
    draws: (pool, compare, children, prng) => {
      const first = parents.draws(pool, compare, children, prng);
      const blocks = columnsOf(population, 'blockNats', pool.members);
      const wheels = new Map<number, Wheel>();
      const wheelOf = (partner: number): Wheel => {
        const known = wheels.get(partner) ?? new Wheel(attractions(blocks, partner, pool.members.length));
        wheels.set(partner, known);
        return known;
      };
      return (own, partner, turn) => {
        if (partner < 0) return first(own, partner, turn);
        const wheel = wheelOf(partner);
        return wheel.total > 0 ? wheel.draw(own, partner) : first(own, partner, turn);
      };
    },
  };
}

/** Of each to the one at `partner`, in nats; a block that one of them lacks is none. */
function attractions(blocks: readonly Float64Array[], partner: number, count: number): Float64Array {
  const sums = new Float64Array(count);
  for (const nats of blocks) {
    for (let at = 0; at < count; at++) {
      const better = nats[partner] - nats[at];
      if (better > 0 && Number.isFinite(better)) sums[at] += better;
    }
  }
  return sums;
}
