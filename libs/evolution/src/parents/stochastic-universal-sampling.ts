/**
 * Stochastic universal sampling (Baker 1987): one spin of a wheel with as many evenly spaced pointers as there are children, so that each
 * is drawn as a first parent its expected number of times rounded up or down. Pointers are taken in random order. Another spin gives the
 * second parents of those children who have one; one who is the first parent is drawn anew from the wheel.
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
      const gap = wheel.total / children;
      const spin = (): readonly number[] => {
        const start = prng.uniform() * gap;
        return prng.shuffle(Array.from({ length: children }, (_, at) => wheel.at(start + at * gap)));
      };
      const [firsts, seconds] = [spin(), spin()];
      return (own, partner, turn) => {
        const drawn = (partner < 0 ? firsts : seconds)[turn];
        return drawn === partner ? wheel.draw(own, partner) : drawn;
      };
    },
  };
}
