/**
 * The highest rating is the fittest, its uncertainty being passed over, priced, or left to chance:
 * `estimate` takes the rating as it is; `lower-bound` the lower end of its interval, so that a good record counts for
 * more when it is long; `probability-better` hands its errors on, for a tournament that the better wins as surely as it is better.
 */
import { reachOf } from '#arena';
import type { Objective } from '../operators';
import type { RatingFitness } from '../fitness-config';
import { columnOf } from './columns';
import { ratedFirst } from './rated-first';

export function rating({ use, level = 0.95 }: RatingFitness): Objective {
  return (population, members) => {
    const column = (name: Parameters<typeof columnOf>[1]): Float64Array => columnOf(population, name, members);
    const degreesOfFreedom = column('ratingDegreesOfFreedom');
    const errors = column('ratingStandardError');
    const score = column('rating').map((nats, at) =>
      use === 'lower-bound' && degreesOfFreedom[at] >= 1
        ? nats - reachOf(level, degreesOfFreedom[at]) * errors[at]
        : nats,
    );
    return {
      columns: ratedFirst(population, members, score),
      uncertainty: { error: column('ratingOwnError'), degreesOfFreedom },
    };
  };
}
