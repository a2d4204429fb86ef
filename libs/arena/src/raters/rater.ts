/** A simulated human preference: a taste, and what blurs it. Plain JSON. */
import { sum } from '#base';
import { FEATURE_NAMES, type FeatureName, type TextFeatures } from './features';
import { standardScore, type FeatureScale } from './scale';
import type { TasteName } from './tastes';
import type { Weights } from './tastes/taste';

export interface Rater {
  readonly id: string;
  readonly taste: TasteName;
  /** Of length 1, so that rationality means the same for every taste. */
  readonly weights: Weights;
  /** Nats of preference a unit of utility: 0 chooses by chance. Luce 1959. */
  readonly rationality: number;
  /** Nats in favour of the text shown first. */
  readonly orderBias: number;
  /** Nats in favour of an endlessly longer text; three fifths of it for one twice as long. */
  readonly lengthBias: number;
  /** Rationality falls as exp(-fatigue x battles judged before in the session). */
  readonly fatigue: number;
  /** Standard deviation of the step of each log-weight from one generation to the next. */
  readonly drift: number;
  /** Nats within which two texts are a tie. Rao and Kupper 1967. */
  readonly tieBand: number;
}

/** How much a rater likes a text: its weights times the text's standard scores. */
export const utility = ({ weights }: Pick<Rater, 'weights'>, features: TextFeatures, scale: FeatureScale): number =>
  sum(FEATURE_NAMES.map((name) => (weights[name] ?? 0) * standardScore(features[name], scale[name])));

/** Weights in the same proportions whose squares sum to 1, in the order of features; what weighs nothing is left out. */
export function toUnitLength(weights: Weights): Weights {
  const weighed = FEATURE_NAMES.filter((name) => weights[name]);
  const length = Math.sqrt(sum(weighed.map((name) => weights[name]! ** 2)));
  return Object.fromEntries(weighed.map((name) => [name, weights[name]! / length]));
}

/** Weights of which each is multiplied by a number of its own, then scaled to length 1; signs stay. */
export const multiplyEach = (weights: Weights, factorOf: (name: FeatureName) => number): Weights =>
  toUnitLength(
    Object.fromEntries(
      FEATURE_NAMES.filter((name) => weights[name]).map((name) => [name, weights[name]! * factorOf(name)]),
    ),
  );
