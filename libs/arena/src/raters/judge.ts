/**
 * Which of two texts a rater prefers. Bradley and Terry 1952, Luce 1959: with an advantage of d nats for the first,
 * P(first) = logistic(d - band), P(second) = logistic(-d - band), else a tie (Rao and Kupper 1967): noise of logistic
 * distribution is added to d, and what falls within the band of 0 is a tie.
 *   d = rationality exp(-fatigue index) (utility of the first - of the second) + order bias
 *       + length bias tanh(ln(length of the first / of the second))
 */
import { InvalidValueError, type Prng } from '#base';
import { logistic } from '../ratings/maximise-likelihood';
import { checkFeatures, type FeatureScale } from './scale';
import type { TextFeatures } from './features';
import { utility, type Rater } from './rater';

export type Choice = 'first' | 'second' | 'tie';

export interface Sitting {
  readonly scale: FeatureScale;
  /** Battles that the rater is scheduled to judge before this one in the session. */
  readonly index: number;
}

export interface Chances {
  readonly first: number;
  readonly second: number;
}

/** The probabilities that each is preferred; the rest is a tie. Throws an InvalidValueError on what is not finite. */
export function chancesOf(rater: Rater, first: TextFeatures, second: TextFeatures, { scale, index }: Sitting): Chances {
  checkFeatures(first, 'first');
  checkFeatures(second, 'second');
  if (!Number.isSafeInteger(index) || index < 0) throw new InvalidValueError('index', index, 'a whole number from 0');
  const rationality = rater.rationality * Math.exp(-rater.fatigue * index);
  const advantage =
    rationality * (utility(rater, first, scale) - utility(rater, second, scale)) +
    rater.orderBias +
    rater.lengthBias * Math.tanh(Math.log((1 + first.length) / (1 + second.length)));
  if (!Number.isFinite(advantage)) throw new InvalidValueError(`rater ${rater.id}`, advantage, 'a finite advantage');
  return { first: logistic(advantage - rater.tieBand), second: logistic(-advantage - rater.tieBand) };
}

/** One judgement: it takes one number from the stream. `first` is what is shown first. */
export function judge(
  rater: Rater,
  first: TextFeatures,
  second: TextFeatures,
  { prng, ...sitting }: Sitting & { readonly prng: Prng },
): Choice {
  const chances = chancesOf(rater, first, second, sitting);
  const drawn = prng.uniform();
  if (drawn < chances.first) return 'first';
  return drawn >= 1 - chances.second ? 'second' : 'tie';
}
