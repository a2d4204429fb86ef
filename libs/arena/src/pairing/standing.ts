import { fitBradleyTerry, type Preference } from '../ratings';
import type { Standing } from './pairing';

/**
 * In nats. Rounds are drawn from ratings whose prior is wide, whatever the field's spread seems to be: after few battles it seems
 * narrow, and who is thought an equal of all is not tried against those far off.
 */
const PRIOR_DEVIATION = 3;

/** What the next round is drawn from, after these preferences. Throws as `fitBradleyTerry` does. */
export function standingAfter(preferences: readonly Preference[], competitors: number): Standing {
  const { nats, modelCovariance } = fitBradleyTerry(preferences, competitors, { priorDeviation: PRIOR_DEVIATION });
  return { nats, modelCovariance, played: preferences };
}
