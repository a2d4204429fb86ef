/** Whether what is measured again and again grows. */
import { studentQuantile, sum } from '#base';
import { fitLine } from '../../bench/pipeline/line-fit';

export interface Trend {
  readonly mean: number;
  /** An hour, by least squares, with its interval of 95 % as for independent residuals. */
  readonly slope: number;
  readonly low: number;
  readonly high: number;
  /** It may grow by no more than what does not matter: the lower end of the interval is no higher. */
  readonly isFlat: boolean;
}

const LEVEL = 0.95;

/** `points` are (hours, value), four or more; `negligible` is growth an hour that does not matter. */
export function trendOf(points: readonly (readonly [hours: number, value: number])[], negligible: number): Trend {
  const { slope, residuals } = fitLine(points);
  const hours = points.map(([hour]) => hour);
  const centre = sum(hours) / hours.length;
  const spread = sum(hours.map((hour) => (hour - centre) ** 2));
  const degrees = points.length - 2;
  const error = Math.sqrt(sum(residuals.map((residual) => residual ** 2)) / degrees / spread);
  const reach = studentQuantile((1 + LEVEL) / 2, degrees) * error;
  const mean = sum(points.map(([, value]) => value)) / points.length;
  return {
    mean,
    slope,
    low: slope - reach,
    high: slope + reach,
    isFlat: slope - reach <= negligible,
  };
}
