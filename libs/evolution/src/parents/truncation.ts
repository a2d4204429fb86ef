/**
 * Truncation selection (Muhlenbein and Schlierkamp-Voosen 1993, Evol. Comput. 1:25): the fittest `share` of the deme are parents, each
 * alike. Equals at the threshold share the places that are left. The expected number of children is 1 / share of those above it.
 */
import { InvalidValueError } from '#base';
import { intensityOf } from './intensity-of';
import { forEachRank } from './shared-ranks';
import { weightedSelection, type WeightedSelection } from './weighted-draws';

export function truncation(share: number): WeightedSelection {
  if (!(share > 0 && share <= 1)) throw new InvalidValueError('share', share, 'a number above 0, at most 1');
  return weightedSelection(
    () => intensityOf((below) => (below > 1 - share ? 1 / share : 0)),
    ({ members: { length } }, compare) => {
      const places = Math.max(1, Math.round(share * length));
      const weights = new Float64Array(length);
      forEachRank(length, compare, (equals, below) => {
        const above = length - below - equals.length;
        const left = Math.min(equals.length, Math.max(0, places - above));
        for (const at of equals) weights[at] = left / equals.length;
      });
      return weights;
    },
  );
}
