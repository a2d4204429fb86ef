import { mean, standardError } from '#base';

/** How surely help must be worth more than the margin, in standard errors. One in a thousand gets there by chance at the margin itself. */
const REQUIRED_DEVIATIONS = 3.1;

export interface ProbeScore {
  /** What help is worth: nats a symbol without it less nats with it, a mean over contrasts. Higher is better. */
  readonly nats: number;
  readonly standardError: number;
  /** It is worth more than the probe's margin, by 3.1 standard errors. */
  readonly passed: boolean;
}

/** From the gain of each contrast. A model that has diverged fails. */
export function probeScore(gains: readonly number[], marginNats: number): ProbeScore {
  const nats = mean(gains);
  const error = standardError(gains);
  return { nats, standardError: error, passed: nats - marginNats > REQUIRED_DEVIATIONS * error };
}
