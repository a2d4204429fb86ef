/**
 * Stochastic universal sampling (Baker 1987): one spin of a wheel with as many evenly spaced pointers as there are draws, so that each is
 * drawn its expected number of times rounded up or down. Pointers are taken in random order, two a child; a second parent who is the
 * first is drawn anew from the wheel.
 */
import type { ParentSelection } from '../operators';
import { Wheel, type WeightedSelection } from './weighted-draws';

export function stochasticUniversalSampling(scheme: WeightedSelection): ParentSelection {
  return {
    intensity: scheme.intensity,
    order: scheme.order,
    draws: (pool, compare, children, prng) => {
      const wheel = new Wheel(scheme.weights(pool, compare));
      if (!(wheel.total > 0)) return (own, partner) => wheel.draw(own, partner);
      const gap = wheel.total / (2 * children);
      const start = prng.uniform() * gap;
      const spun = prng.shuffle(Array.from({ length: 2 * children }, (_, at) => wheel.at(start + at * gap)));
      return (own, partner, turn) => {
        const drawn = spun[2 * turn + (partner < 0 ? 0 : 1)];
        return drawn === partner ? wheel.draw(own, partner) : drawn;
      };
    },
  };
}
