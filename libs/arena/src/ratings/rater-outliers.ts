/**
 * Does a rater vote otherwise than all the others together? A bet against each of its votes, at the odds of a fit without it.
 * If the others' fit says that the first is preferred with probability p and an alternative says q, a vote of score y
 * multiplies the alternative's stake by 1 + (q - p)(y - p) / (p (1 - p)): q/p on a win, (1-q)/(1-p) on a loss, the mean of both
 * on a tie. Whatever the share of ties, the stake stays 1 on average while the mean of y is p, so it is an e-process, and by
 * Ville's inequality reaches 1/alpha with probability at most alpha. Stakes lie on several alternatives at once.
 *
 * The null is "votes as the others' fit expects", not "honest": a rater with a taste of its own is found too. p is averaged
 * over the fit's uncertainty (MacKay 1992), which guards against bets on what is not known yet; shared errors of p remain.
 */
import type { FitOptions } from './bradley-terry';
import { invertCholesky } from './cholesky';
import { logMeanExp } from './e-values';
import { varianceOfDifference } from './contrasts';
import { logistic, maximiseLikelihood } from './maximise-likelihood';
import { checkPreferences, scoreOf, type Preference } from './preference';
import { precisionsOf, priorOf } from './prior';
import { tally, withMultiplicity } from './tally';

export interface RaterEvidence {
  readonly rater: string;
  readonly preferences: number;
  /** ln of the e-value after all of its votes: for `eBenjaminiHochberg` over raters. */
  readonly logEValue: number;
  /** ln of the largest on the way: by Ville's inequality at least ln(1/alpha) with probability at most alpha. For one rater at a time. */
  readonly peakLogEValue: number;
  /** The alternative that won most. */
  readonly bestAlternative: string;
}

interface Alternative {
  readonly name: string;
  /** Its log-odds that the first is preferred, from those of the others' fit. */
  logOdds(fitted: number): number;
}

/** How far a side or a favourite is preferred, in nats: odds of 7 and 20 to one between equals. */
const SIDE_BIAS = 2;
const FAVOUR = 3;

const GENERAL: readonly Alternative[] = [
  { name: 'reversed', logOdds: (fitted) => -fitted },
  { name: 'random', logOdds: () => 0 },
  { name: 'first side', logOdds: (fitted) => fitted + SIDE_BIAS },
  { name: 'second side', logOdds: (fitted) => fitted - SIDE_BIAS },
];

/** Evidence on every rater, in order of name. Preferences are read in their order; those without a rater only count in the fit. */
export function raterEvidence(
  preferences: readonly Preference[],
  competitors: number,
  { priorDeviation }: Pick<FitOptions, 'priorDeviation'> = {},
): RaterEvidence[] {
  checkPreferences(preferences, competitors);
  const rows = tally(preferences, competitors);
  // one rater hardly moves how far apart competitors lie
  const precisions = precisionsOf(rows, priorOf(rows, priorDeviation).deviation);
  const pooled = maximiseLikelihood(rows, precisions).parameters;
  const raters = [...new Set(preferences.flatMap(({ rater }) => rater ?? []))].sort();
  return raters.map((rater) => {
    const others = withMultiplicity(rows, preferences, (index) => (preferences[index].rater === rater ? 0 : 1));
    const { parameters, factor } = maximiseLikelihood(others, precisions, pooled);
    const covariance = invertCholesky(factor, competitors);
    const own = preferences.filter((preference) => preference.rater === rater);
    const expected = own.map(({ first, second }) => {
      const variance = varianceOfDifference(covariance, competitors, first, second);
      return (parameters[first] - parameters[second]) / Math.sqrt(1 + (Math.PI / 8) * variance);
    });
    return { rater, preferences: own.length, ...bet(own, expected, competitors) };
  });
}

/** Stakes: a fifth on each general alternative, the last fifth spread over favouring or disfavouring each competitor. */
function bet(own: readonly Preference[], expected: readonly number[], competitors: number) {
  const general = GENERAL.map(() => 0);
  const favour = new Array<number>(2 * competitors).fill(0); // for, then against each
  const total = (): number => logMeanExp([...general, logMeanExp(favour)]);
  let peakLogEValue = 0;
  own.forEach((preference, index) => {
    const gain = (logOdds: number): number => logGain(scoreOf(preference), expected[index], logOdds);
    GENERAL.forEach(({ logOdds }, k) => (general[k] += gain(logOdds(expected[index]))));
    const { first, second } = preference;
    const [up, down] = [gain(expected[index] + FAVOUR), gain(expected[index] - FAVOUR)];
    favour[first] += up;
    favour[competitors + second] += up;
    favour[second] += down;
    favour[competitors + first] += down;
    peakLogEValue = Math.max(peakLogEValue, total());
  });
  const stakes = [
    ...GENERAL.map(({ name }, k) => ({ name, log: general[k] })),
    ...favour.map((log, k) => ({ name: `${k < competitors ? 'for' : 'against'} ${k % competitors}`, log })),
  ];
  const best = stakes.reduce((most, stake) => (stake.log > most.log ? stake : most));
  return { logEValue: total(), peakLogEValue, bestAlternative: best.name };
}

/** ln(1 + (q - p)(score - p) / (p (1 - p))), p and q from their log-odds. */
function logGain(score: number, fitted: number, alternative: number): number {
  const [p, q] = [logistic(fitted), logistic(alternative)];
  return Math.log1p(((q - p) * (score - p)) / (p * (1 - p)));
}
