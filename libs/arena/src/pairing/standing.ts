import { type Preference } from '../ratings';
import { maximiseLikelihood } from '../ratings/maximise-likelihood';
import { checkPreferences } from '../ratings/preference';
import { precisionsOf } from '../ratings/prior';
import { modelCovariance } from '../ratings/sandwich';
import { tally } from '../ratings/tally';
import type { Standing } from './pairing';

/**
 * In nats. Rounds are drawn from ratings whose prior is wide, whatever the field's spread seems to be: after few battles it seems
 * narrow, and who is thought an equal of all is not tried against those far off.
 */
const PRIOR_DEVIATION = 3;

/**
 * What the next round is drawn from, after these preferences; computed faster where that of the last round is given. Throws an
 * InvalidValueError on a preference that makes no sense.
 */
export function standingAfter(preferences: readonly Preference[], competitors: number, last?: Standing): Standing {
  checkPreferences(preferences, competitors);
  const rows = tally(preferences, competitors);
  const maximum = maximiseLikelihood(rows, precisionsOf(rows, PRIOR_DEVIATION), last && Float64Array.from(last.nats));
  return { nats: [...maximum.parameters], covariance: modelCovariance(maximum, competitors), played: preferences };
}
