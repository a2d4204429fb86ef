/**
 * Tournament selection (Goldberg and Deb 1991): the fittest of `size` contestants, drawn with replacement. Of equals the one drawn first
 * wins, which is any of them alike. The expected number of children is size q^(size - 1).
 */
import type { ParentSelection } from '../operators';
import { byColumns } from './by-columns';
import { intensityOf } from './intensity-of';
import { othersOf, otherThan } from './others';

export function tournament(size: number): ParentSelection {
  return {
    intensity: () => intensityOf((below) => size * below ** (size - 1)),
    order: byColumns,
    draws: ({ members }, compare) => {
      const { length } = members;
      return (prng, partner) => {
        const others = othersOf(length, partner);
        let best = otherThan(partner, prng.integer(others));
        for (let drawn = 1; drawn < size; drawn++) {
          const next = otherThan(partner, prng.integer(others));
          if (compare(next, best) > 0) best = next;
        }
        return best;
      };
    },
  };
}
