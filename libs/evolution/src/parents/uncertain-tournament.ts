/**
 * A tournament of estimates: of `size` contestants drawn with replacement, each in turn replaces the one before with the probability that
 * it is the better one, by the error of their difference. With one that has no estimate the order decides surely.
 */
import { probabilityBetter } from '#arena';
import { InvalidValueError } from '#base';
import type { Compare, ParentSelection, Pool } from '../operators';
import { byColumns } from './by-columns';
import { othersOf, otherThan } from './others';

export function uncertainTournament(size: number): ParentSelection {
  return {
    intensity: () => null,
    order: byColumns,
    draws: (pool, compare) => {
      const chance = chanceToWin(pool, compare);
      return (prng, partner) => {
        const others = othersOf(pool.members.length, partner);
        let holder = otherThan(partner, prng.integer(others));
        for (let drawn = 1; drawn < size; drawn++) {
          const challenger = otherThan(partner, prng.integer(others));
          if (prng.uniform() < chance(challenger, holder)) holder = challenger;
        }
        return holder;
      };
    },
  };
}

function chanceToWin({ scores }: Pool, compare: Compare): (challenger: number, holder: number) => number {
  const { columns, uncertainty } = scores;
  if (uncertainty === null) throw new InvalidValueError('objective', null, 'one with errors, such as rating');
  const { error, degreesOfFreedom } = uncertainty;
  const [estimate] = columns;
  return (a, b) => {
    if (!Number.isFinite(estimate[a]) || !Number.isFinite(estimate[b])) return compare(a, b) > 0 ? 1 : 0;
    const covariance = Float64Array.of(error[a] ** 2, 0, 0, error[b] ** 2);
    const freedom = Math.min(degreesOfFreedom[a], degreesOfFreedom[b]);
    return probabilityBetter({ nats: [estimate[a], estimate[b]], covariance, degreesOfFreedom: freedom }, 0, 1);
  };
}
