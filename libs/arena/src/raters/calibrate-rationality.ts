import { InvalidValueError, type Prng } from '#base';
import { expectedAgreement } from './agreement';
import type { TextFeatures } from './features';
import { drawPanel, type PanelConfig } from './panel';
import type { FeatureScale } from './scale';

export interface CalibrationOptions {
  /** The share of agreement wanted. */
  readonly target: number;
  readonly battles: readonly (readonly [TextFeatures, TextFeatures])[];
  readonly scale: FeatureScale;
  /** A fresh stream of the same name at each call: every rationality is tried on the same people. */
  readonly stream: () => Prng;
}

const MOST_RATIONAL = 64;
const HALVINGS = 30;

/**
 * The rationality at which a panel's raters are expected to agree on the target share of these battles, by bisection: agreement
 * grows with rationality, up to what tastes have in common. Throws an InvalidValueError on a target beyond that, or below
 * what chance gives.
 */
export function calibrateRationality(
  config: PanelConfig,
  { target, battles, scale, stream }: CalibrationOptions,
): number {
  const agreementAt = (rationality: number): number =>
    expectedAgreement(drawPanel({ ...config, rationality }, stream()), battles, scale);
  let [low, high] = [0, MOST_RATIONAL];
  const [least, most] = [agreementAt(low), agreementAt(high)];
  if (!(target >= least && target <= most))
    throw new InvalidValueError('target', target, `from ${least.toFixed(3)} to ${most.toFixed(3)}, for these tastes`);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (agreementAt(middle) < target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
