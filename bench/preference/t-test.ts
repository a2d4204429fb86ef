/** Tests of a mean, by Student's t distribution. */
import { mean, standardError, studentCdf, studentQuantile } from '#base';

export interface MeanTest {
  readonly mean: number;
  /** 95 %, by t. */
  readonly interval: readonly [number, number];
  /** One-sided, of a mean no larger than the null's. */
  readonly pValue: number;
}

export function testMean(values: readonly number[], nullMean: number): MeanTest {
  const [centre, error, degrees] = [mean(values), standardError(values), values.length - 1];
  const reach = studentQuantile(0.975, degrees) * error;
  const pValue = 1 - studentCdf((centre - nullMean) / error, degrees);
  return { mean: centre, interval: [centre - reach, centre + reach], pValue };
}
