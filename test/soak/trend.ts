/** Whether what is measured again and again grows. */
import { studentQuantile, sum } from '#base';
import { fitLine } from '../../bench/pipeline/line-fit';

export interface Trend {
  readonly mean: number;
  /** An hour, by least squares, with its interval of 95 % as for independent residuals. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** The interval holds 0, or by its middle it grows in the time that was measured by less than 2 % of the mean. */
  readonly isFlat: boolean;
}

/** Of the mean. */
const NEGLIGIBLE = 0.02;
const LEVEL = 0.95;

/** `points` are (hours, value), four or more. */
export function trendOf(points: readonly (readonly [hours: number, value: number])[]): Trend {
  const { slope, residuals } = fitLine(points);
  const hours = points.map(([hour]) => hour);
  const centre = sum(hours) / hours.length;
  const spread = sum(hours.map((hour) => (hour - centre) ** 2));
  const degrees = points.length - 2;
  const error = Math.sqrt(sum(residuals.map((residual) => residual ** 2)) / degrees / spread);
  const reach = studentQuantile((1 + LEVEL) / 2, degrees) * error;
  const mean = sum(points.map(([, value]) => value)) / points.length;
  const growth = slope * (hours.at(-1)! - hours[0]);
  return {
    mean,
    slope,
    low: slope - reach,
    high: slope + reach,
    isFlat: slope - reach <= 0 || growth < NEGLIGIBLE * mean,
  };
}
