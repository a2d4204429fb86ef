/**
 * Exponential ranking (Blickle and Thiele 1996): the expected number of children grows by the same factor from rank to rank. `evenness` is
 * that of the least fit over that of the fittest in a large population: 1 is no selection. Equals share their chances.
 */
import { InvalidValueError, sum } from '#base';
import { intensityOf } from './intensity-of';
import { forEachRank } from './shared-ranks';
import { weightedSelection, type WeightedSelection } from './weighted-draws';

export function exponentialRank(evenness: number): WeightedSelection {
  if (!(evenness > 0 && evenness <= 1))
    throw new InvalidValueError('evenness', evenness, 'a number above 0, at most 1');
  const mean = evenness === 1 ? 1 : (evenness - 1) / Math.log(evenness);
  const children = (below: number): number => evenness ** (1 - below) / mean;
  return weightedSelection(
    () => intensityOf(children),
    ({ members: { length } }, compare) => {
      const weights = new Float64Array(length);
      forEachRank(length, compare, (equals, below) => {
        const shared = sum(Array.from(equals, (_, at) => children((below + at + 1) / length))) / equals.length;
        for (const at of equals) weights[at] = shared;
      });
      return weights;
    },
  );
}
