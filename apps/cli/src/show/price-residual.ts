/** The Price equation in what a tournament keeps (docs/theory.md): the terms of each deme and generation, and the change that they sum to. */
import type { MetricValueView } from '#contracts';

const TERMS = ['priceSelectionNats', 'priceTransmissionNats', 'priceFoundersNats'];
export const PRICE_METRICS: readonly string[] = [...TERMS, 'meanChangeNats'];
const TOLERANCE = 1e-9;

/** As a row of `clade theory --json`. */
export interface PriceRow {
  readonly check: 'price.tournament';
  readonly measures: string;
  readonly statistic: number;
  readonly expected: 0;
  readonly interval: readonly [number, number];
  /** Demes and generations that have all terms. */
  readonly replicates: number;
  readonly power: number;
  readonly seconds: number;
  readonly pass: boolean;
}

/** Null where there is no deme and generation with all terms. */
export function priceRow(values: readonly MetricValueView[], seconds: number): PriceRow | null {
  const places = new Map<string, Record<string, number>>();
  for (const { generation, subject, name, value } of values) {
    const place = `${generation} ${subject}`;
    places.set(place, { ...places.get(place), [name]: value });
  }
  const whole = [...places.values()].filter((numbers) => PRICE_METRICS.every((name) => Number.isFinite(numbers[name])));
  if (whole.length === 0) return null;
  const residuals = whole.map((numbers) => {
    const sum = TERMS.reduce((total, name) => total + numbers[name], 0);
    return Math.abs(numbers['meanChangeNats'] - sum);
  });
  const largest = Math.max(...residuals);
  return {
    check: 'price.tournament',
    measures: 'largest residual, nats per symbol',
    statistic: largest,
    expected: 0,
    interval: [-TOLERANCE, TOLERANCE],
    replicates: whole.length,
    power: 2 * TOLERANCE,
    seconds,
    pass: largest <= TOLERANCE,
  };
}

export function priceText({ statistic, replicates, pass }: PriceRow): string {
  const verdict = pass ? 'holds' : 'FAILS';
  return `The Price equation ${verdict}: its largest residual in ${replicates} demes and generations is ${statistic.toPrecision(2)} nats per symbol, of ${TOLERANCE} at most.`;
}
