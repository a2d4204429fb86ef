import { fitnessOfLoss } from '#arena';
import type { Objective } from '../operators';
import { columnOf, standardised } from './columns';
import { isRated, ratedFirst } from './rated-first';

/**
 * The highest w z(rating) - (1 - w) z(cross-entropy) is the fittest, z standardising over the rated members of the
 * deme: a standard deviation of one is worth as much as that of the other at w = 1/2.
 */
export function weighted(ratingWeight: number): Objective {
  return (population, members) => {
    const rated = isRated(population, members);
    const ofRated = (name: 'rating' | 'validationNats'): Float64Array =>
      columnOf(population, name, members).map((value, at) => (rated[at] ? value : NaN));
    const ratings = standardised(ofRated('rating'));
    const predictions = standardised(ofRated('validationNats').map(fitnessOfLoss));
    const score = ratings.map((own, at) => ratingWeight * own + (1 - ratingWeight) * predictions[at]);
    return { columns: ratedFirst(population, members, score), uncertainty: null };
  };
}
