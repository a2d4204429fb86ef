/** A claim of theory about what the operators do, and how it is held to them. */
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
  /** Independent repetitions, or draws. */
  readonly replicates: number;
  /** The bias, as a share, that is caught 99 times of 100. */
  readonly power: number;
  /** By which power of their number the power of several outcomes grows: 1/2 of means, 1/4 of deviates, 0 of an identity. */
  readonly gain: number;
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
  readonly seconds: number;
  readonly pass: boolean;
}

/** Standard errors on both sides: a right operator is refused once in 16,000 checks. */
export const REACH = 4;
/** And so many more, for a bias to be caught 99 times of 100. */
export const MARGIN = 2.33;

/** Several outcomes of one check, by independent seeds or parts, as one: their mean. */
export function pool(outcomes: readonly Outcome[]): Outcome {
  const count = outcomes.length;
  const meanOf = (field: keyof Outcome): number => outcomes.reduce((sum, each) => sum + each[field], 0) / count;
  const [{ expected, tolerance, gain }] = outcomes;
  const lasting = (2 * tolerance) / (Math.abs(expected) || 1); // what a tolerance hides is hidden however many there are
  return {
    statistic: meanOf('statistic'),
    expected: meanOf('expected'),
    standardError: Math.hypot(...outcomes.map(({ standardError }) => standardError)) / count,
    tolerance: meanOf('tolerance'),
    replicates: meanOf('replicates') * count,
    power: lasting + (meanOf('power') - lasting) / count ** gain,
    gain,
  };
}

export function rowOf({ name, measures }: Check, outcome: Outcome, seconds: number): CheckRow {
  const { statistic, expected, standardError, tolerance, replicates, power } = outcome;
  const reach = REACH * standardError + tolerance;
  const pass = Math.abs(statistic - expected) <= reach; // false of NaN
  const interval = [expected - reach, expected + reach] as const;
  return { check: name, measures, statistic, expected, interval, replicates, power, seconds, pass };
}
