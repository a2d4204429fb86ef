/** A claim of theory about what the operators do, and how it is held to them. */
import { normalCdf, studentQuantile } from '#base';
import type { Operators } from './operators';
import type { Trial } from './world';

export interface Check {
  /** As in `--only`, `docs/theory.md` and the table of faults. */
  readonly name: string;
  /** What the statistic is, in a few words. */
  readonly measures: string;
  /** Seconds on one core, roughly: for the time that is left. */
  readonly cost: number;
  /** Parts that its replicates are run in, so that no worker is long at one: 1 unless a mean is tested, of which nothing is lost by that. */
  readonly parts?: number;
  /** The bias, as a share, that it has to find; `WEAK` but where theory itself is no closer. */
  readonly finds?: number;
  /** Pure: the same operators and trial give the same result. */
  readonly run: (operators: Operators, trial: Trial) => Outcome;
}

/** What a check found. Theory holds where the statistic lies in the interval of its expectation. */
export interface Outcome {
  readonly statistic: number;
  readonly expected: number;
  /** Of statistic - expected, if theory holds; 0 of an identity. */
  readonly standardError: number;
  /** What rounding, or an approximation whose error is known, may add. */
  readonly tolerance: number;
  /** Of the standard error: Infinity where it is known, fewer than the replicates it was estimated from. */
  readonly degrees: number;
  /** Independent repetitions, or draws. */
  readonly replicates: number;
  /** The bias, as a share, that is caught 99 times of 100. */
  readonly power: number;
  /** An estimate of a number that is not 0, a chi-square or Kolmogorov-Smirnov deviate, or an equation that always holds. */
  readonly kind: 'estimate' | 'deviate' | 'identity';
}

/** One line of the report. */
export interface CheckRow {
  readonly check: string;
  readonly measures: string;
  readonly statistic: number;
  readonly expected: number;
  /** Where the statistic lies 99.994 % of the time if theory holds. */
  readonly interval: readonly [number, number];
  readonly replicates: number;
  readonly power: number;
  /** The power that it has to have. */
  readonly finds: number;
  readonly seconds: number;
  readonly pass: boolean;
}

/** Known standard errors on both sides: a right operator is refused once in 16,000 checks. */
export const REACH = 4;
/** And so many more, for a bias to be caught 99 times of 100. */
export const MARGIN = 2.33;
/** The bias that a check has to find, unless it says otherwise. */
export const WEAK = 0.1;

/** Beyond so many degrees of freedom Student's quantile is the normal one, to 0.002. */
const MANY_DEGREES = 10_000;

/** Standard errors on both sides: those of Student's t that a right operator is beyond as rarely as beyond REACH known ones. */
export function reachOf(degrees: number): number {
  if (degrees < 1) return NaN; // one value has no error
  return degrees > MANY_DEGREES ? REACH : studentQuantile(normalCdf(REACH), degrees);
}

/**
 * The bias of an estimate, as a share of what is expected, that is caught 99 times of 100, by the distribution of t off its centre (Johnson and
 * Welch 1940).
 */
export function powerOf({
  standardError,
  degrees,
  tolerance,
  expected,
}: Pick<Outcome, 'standardError' | 'degrees' | 'tolerance' | 'expected'>): number {
  const reach = reachOf(degrees);
  const errors = reach * (1 - 1 / (4 * degrees)) + MARGIN * Math.sqrt(1 + reach ** 2 / (2 * degrees));
  return (errors * standardError + 2 * tolerance) / Math.abs(expected);
}

/** Several outcomes of one check, by independent seeds or parts of one size, as one: their mean. */
export function pool(outcomes: readonly Outcome[]): Outcome {
  const count = outcomes.length;
  const sumOf = (field: Exclude<keyof Outcome, 'kind'>): number => outcomes.reduce((sum, each) => sum + each[field], 0);
  const [{ kind }] = outcomes;
  const pooled = {
    statistic: sumOf('statistic') / count,
    expected: sumOf('expected') / count,
    standardError: Math.hypot(...outcomes.map(({ standardError }) => standardError)) / count,
    tolerance: sumOf('tolerance') / count,
    degrees: sumOf('degrees'),
    replicates: sumOf('replicates'),
    kind,
  };
  // an excess that a deviate shows grows with the square of the bias
  const power =
    kind === 'estimate' ? powerOf(pooled) : sumOf('power') / count / (kind === 'deviate' ? count ** (1 / 4) : 1);
  return { ...pooled, power };
}

export function rowOf({ name, measures, finds = WEAK }: Check, outcome: Outcome, seconds: number): CheckRow {
  const { statistic, expected, standardError, degrees, tolerance, replicates, power } = outcome;
  const reach = reachOf(degrees) * standardError + tolerance;
  const pass = Math.abs(statistic - expected) <= reach; // false of NaN
  const interval = [expected - reach, expected + reach] as const;
  return { check: name, measures, statistic, expected, interval, replicates, power, finds, seconds, pass };
}
