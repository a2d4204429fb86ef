/**
 * Roulette-wheel or proportional selection (Holland 1975): the expected number of children is the score over its mean, as in the
 * Wright-Fisher model. Its intensity is the standard deviation of the scores over their mean. Scores are at least 0; one that has none
 * weighs nothing.
 */
import { InvalidValueError } from '#base';
import { weightedSelection, type WeightedSelection } from './weighted-draws';

export function roulette(): WeightedSelection {
  return weightedSelection(
    () => null,
    ({ scores: { columns } }) =>
      columns[0].map((score) => {
        if (score >= 0) return score;
        if (score === -Infinity) return 0;
        throw new InvalidValueError('score', score, 'at least 0 for roulette; truncation and linearRank take any');
      }),
  );
}
