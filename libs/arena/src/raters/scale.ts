/**
 * One scale for all features: robust z-scores (Rousseeuw and Croux 1993), (value - median) / (1.4826 MAD), bent by 4 tanh(z / 4)
 * so that no feature alone decides a battle. Larger stays larger.
 */
import { InvalidValueError } from '#base';
import { recordOf } from './record-of';
import { FEATURE_NAMES, SENTIMENT_NAMES, type FeatureName, type TextFeatures } from './features';

/** Of one feature: what counts as usual, and as one step from it. */
export interface Spread {
  readonly centre: number;
  readonly spread: number;
}
export type FeatureScale = Readonly<Record<FeatureName, Spread>>;

/** Makes the median absolute deviation of normal numbers their standard deviation. */
const NORMAL = 1.4826;
/** Where standard scores bend. */
const BEND = 4;

/** The least spread of a feature, for where most texts of the reference set agree: what a person might just notice. */
const LEAST: Readonly<Record<FeatureName, number>> = {
  fluency: 0.25,
  validWords: 0.02,
  readability: 0.5,
  repetition: 0.05,
  novelty: 0.05,
  rhyme: 0.05,
  metre: 0.05,
  length: 10,
  offence: 0.01,
  ...recordOf(SENTIMENT_NAMES, () => 0.02),
};

/** The scale on which texts like `references` are usual. Throws an InvalidValueError on none, and on features that are not finite. */
export function scaleOf(references: readonly TextFeatures[]): FeatureScale {
  if (references.length === 0) throw new InvalidValueError('references', references, 'at least one text');
  references.forEach((features, index) => checkFeatures(features, `references[${index}]`));
  return recordOf(FEATURE_NAMES, (name) => {
    const values = references.map((features) => features[name]);
    const centre = median(values);
    const deviation = NORMAL * median(values.map((value) => Math.abs(value - centre)));
    return { centre, spread: Math.max(deviation, LEAST[name]) };
  });
}

/** How far a value is above what is usual, from -4 to 4. */
export const standardScore = (value: number, { centre, spread }: Spread): number =>
  BEND * Math.tanh((value - centre) / spread / BEND);

/** Throws an InvalidValueError unless every feature is there and finite. */
export function checkFeatures(features: TextFeatures, field: string): void {
  for (const name of FEATURE_NAMES)
    if (!Number.isFinite(features[name])) throw new InvalidValueError(`${field}.${name}`, features[name], 'finite');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >>> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
