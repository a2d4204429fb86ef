/** What an experiment shows, in words for people. */
import { duration, measured, scientific, significant } from './quantities';

type Interval = readonly [number, number] | null;

interface Compared {
  readonly arm: string;
  readonly differenceTo: string | null;
  readonly difference: number | null;
  readonly differenceInterval: Interval;
  readonly isToControl: boolean;
  readonly isFinal: boolean;
  readonly isGain: boolean;
  readonly computeDifference: number | null;
  readonly reason: string | null;
}

/** `1.234 (1.200 to 1.268)` */
export function withInterval(estimate: number | null, interval: Interval): string {
  if (!interval) return measured(estimate);
  const [low, high] = interval;
  return `${measured(estimate)} (${measured(low)} to ${measured(high)})`;
}

const BITS = 'bits per character';

/** What heads a column of outcomes. */
export function outcomeHead(unit: string): string {
  return unit === BITS ? 'bits/char' : unit;
}

/** Which way outcomes are better; empty where neither is. */
export function betterText(direction: 'higher' | 'lower' | null): string {
  return direction === null ? '' : `better to the ${direction === 'lower' ? 'left' : 'right'}`;
}

/** A sentence about a difference in a unit; undefined where there is none to be told. */
export function contrastText(row: Compared, unit = BITS): string | undefined {
  const { differenceTo, difference, differenceInterval, computeDifference, reason } = row;
  if (differenceTo === null) return undefined;
  const what = comparedText(row, differenceTo);
  if (difference === null) return `${what}: not told, ${reason}`;
  const [more, less] = unit === BITS ? ['more', 'fewer'] : ['higher', 'lower'];
  const apart = `${distance(difference, differenceInterval)} ${unit} ${difference > 0 ? more : less}`;
  const told = differenceInterval ? (reason ?? verdict(differenceInterval)) : `no verdict, ${reason}`;
  return `${what}: ${apart}${compute(computeDifference)}; ${told}`;
}

/** What a difference is: a gain is one to a control whose interval lies on the better side of none. */
function comparedText({ arm, isToControl, isFinal, isGain, reason }: Compared, other: string): string {
  if (isGain) return `Gain due to evolution of ${arm} over ${other}`;
  const isTold = isToControl && isFinal && reason === null;
  return isTold ? `No gain due to evolution of ${arm} over ${other} is shown` : `${arm} against ${other}`;
}

/** Of a number below 0 its opposite, with that of its interval. */
function distance(difference: number, interval: Interval): string {
  if (difference > 0 || !interval) return withInterval(Math.abs(difference), interval);
  const opposite = (bits: number): number => (bits === 0 ? 0 : -bits);
  return withInterval(opposite(difference), [opposite(interval[1]), opposite(interval[0])]);
}

/** How equal equal compute is, as far as tenths of a percent show it. */
function compute(difference: number | null): string {
  const percent = Number((100 * Math.abs(difference ?? 0)).toFixed(1));
  return percent === 0 ? '' : `, with ${percent} % ${difference! > 0 ? 'more' : 'fewer'} FLOPs`;
}

function verdict([low, high]: readonly [number, number]): string {
  return high < 0 || low > 0 ? 'told apart from no difference' : 'not told apart from no difference';
}

/** Standard deviations; what is larger than so many is seldom worth an experiment. */
const MOST_FOUND = 4;

interface Power {
  readonly comparisons: number;
  readonly level: number;
  readonly power: number;
  readonly detectable: number | null;
  readonly detectableInUnit: number | null;
}

/** What the design can find, told beforehand. */
export function powerText(
  { comparisons, level, power, detectable, detectableInUnit }: Power,
  seeds: number,
  unit = BITS,
): string {
  if (comparisons === 0) return 'No contrast: nothing is compared.';
  if (detectable === null) return 'One seed: differences are told without an interval.';
  const each = comparisons === 1 ? '' : `; ${comparisons} intervals hold together, ${significant(100 * level)} % each`;
  const assumed = detectableInUnit === null ? '' : ` (${measured(detectableInUnit)} ${unit} as assumed)`;
  const found = `${detectable.toFixed(2)} standard deviations of the difference over seeds${assumed}`;
  const few = detectable > MOST_FOUND ? ' So few seeds find next to nothing: give more, or compare less.' : '';
  return `${seeds} seeds find a difference of ${found} with probability ${power}${each}.${few}`;
}

interface Planned {
  readonly cells: number;
  readonly flops: number;
  readonly seconds: number;
  readonly measured: number;
}

/** What a plan would take: `30 tournaments, 1.4e13 FLOPs of training, about 12 min 00 s at the speed of 4 tournaments like these that ran here` */
export function planSizeText({ cells, flops, seconds, measured }: Planned): string {
  const speed =
    measured === 0
      ? 'as a guess: nothing like it ran here yet'
      : `at the speed of ${measured === 1 ? 'a tournament' : `${measured} tournaments`} like these that ran here`;
  const size = `${cells} ${cells === 1 ? 'tournament' : 'tournaments'}`;
  return `${size}, ${scientific(flops)} FLOPs of training, about ${duration(Number(seconds.toPrecision(2)))} ${speed}`;
}
