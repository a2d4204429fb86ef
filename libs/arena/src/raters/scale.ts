/**
 * One scale for all features: robust z-scores (Rousseeuw and Croux 1993), (value - median) / (1.4826 MAD), bent by 4 tanh(z / 4)
 * so that no feature alone decides a battle. Larger stays larger.
 */
import { InvalidValueError } from '#base';
import { FEATURE_NAMES, type FeatureName, type TextFeatures } from './features';

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

/** The least spread of a feature, where most texts of the reference set agree: 1 % of words, a tenth of a bit, a length of ten... */
const LEAST: Readonly<Partial<Record<FeatureName, number>>> = { fluency: 0.1, readability: 0.5, length: 10 };
const LEAST_SHARE = 0.01;

/** The scale on which texts like `references` are usual. Throws an InvalidValueError on none, and on features that are not finite. */
export function scaleOf(references: readonly TextFeatures[]): FeatureScale {
  if (references.length === 0) throw new InvalidValueError('references', references, 'at least one text');
  references.forEach((features, index) => checkFeatures(features, `references[${index}]`));
  const entries = FEATURE_NAMES.map((name): [FeatureName, Spread] => {
    const values = references.map((features) => features[name]);
    const centre = median(values);
    const deviation = NORMAL * median(values.map((value) => Math.abs(value - centre)));
    return [name, { centre, spread: Math.max(deviation, LEAST[name] ?? LEAST_SHARE) }];
  });
  return Object.fromEntries(entries) as Record<FeatureName, Spread>;
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
