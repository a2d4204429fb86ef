/**
 * Boltzmann selection (de la Maza and Tidor 1993) of standardised scores: the expected number of children is in proportion to exp(strength z),
 * z being the score less the mean of the deme, in its standard deviations. So scores may have any sign and unit. Of normal scores the
 * parents are normal again, `strength` standard deviations higher: that is its intensity.
 */
import { standardised } from '../objectives/columns';
import { weightedSelection, type WeightedSelection } from './weighted-draws';

export function boltzmann(strength: number): WeightedSelection {
  return weightedSelection(
    () => strength,
    ({ scores: { columns } }) => {
      const z = standardised(columns[0]);
      const highest = z.reduce((most, each) => Math.max(most, each), -Infinity);
      return z.map((each) => (each === -Infinity ? 0 : Math.exp(strength * (each - highest))));
    },
  );
}
