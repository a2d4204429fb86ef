/**
 * Linear ranking (Baker 1985): the expected number of children rises with the rank, from 2 - pressure of the least fit to `pressure` of the
 * fittest. Equals have the mean of their ranks.
 */
import { InvalidValueError } from '#base';
import { intensityOf } from './intensity-of';
import { forEachRank } from './shared-ranks';
import { weightedSelection, type WeightedSelection } from './weighted-draws';

export function linearRank(pressure: number): WeightedSelection {
  if (!(pressure >= 1 && pressure <= 2)) throw new InvalidValueError('pressure', pressure, 'a number from 1 to 2');
  const children = (below: number): number => 2 - pressure + 2 * (pressure - 1) * below;
  return weightedSelection(
    () => intensityOf(children),
    ({ members: { length } }, compare) => {
      const weights = new Float64Array(length);
      forEachRank(length, compare, (equals, below) => {
        const meanRank = below + (equals.length - 1) / 2;
        for (const at of equals) weights[at] = children(length === 1 ? 1 / 2 : meanRank / (length - 1));
      });
      return weights;
    },
  );
}
