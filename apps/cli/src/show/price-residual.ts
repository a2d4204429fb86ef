/** The Price equation in what a tournament keeps (docs/theory.md): the terms of each deme and generation, and what they sum to. */
import type { MetricValueView } from '#contracts';

/** What sums to what, by names of metrics. */
const IDENTITIES = [
  {
    check: 'price.tournament',
    name: 'The Price equation',
    total: 'meanChangeNats',
    terms: ['priceSelectionNats', 'priceTransmissionNats', 'priceFoundersNats'],
  },
  {
    check: 'price.transmission',
    name: 'The split of its transmission',
    total: 'priceTransmissionNats',
    terms: ['priceMutationNats', 'priceRecombinationNats', 'priceDonorNats', 'priceLearningNats'],
  },
] as const;
export const PRICE_METRICS: readonly string[] = [
  ...new Set(IDENTITIES.flatMap(({ total, terms }) => [total, ...terms])),
];
const TOLERANCE = 1e-9;

/** As a row of `clade theory --json`. */
export interface PriceRow {
  readonly check: (typeof IDENTITIES)[number]['check'];
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

/** Of each identity whose terms a deme and generation has: the split of transmission wants newborns that were evaluated at birth. */
export function priceRows(values: readonly MetricValueView[], seconds: number): PriceRow[] {
  const places = new Map<string, Record<string, number>>();
  for (const { generation, subject, name, value } of values) {
    const place = `${generation} ${subject}`;
    places.set(place, { ...places.get(place), [name]: value });
  }
  return IDENTITIES.flatMap(({ check, total, terms }) => {
    const whole = [...places.values()].filter((numbers) =>
      [total, ...terms].every((name) => Number.isFinite(numbers[name])),
    );
    if (whole.length === 0) return [];
    const residuals = whole.map((numbers) => {
      const sum = terms.reduce((total, name) => total + numbers[name], 0);
      return Math.abs(numbers[total] - sum);
    });
    const largest = Math.max(...residuals);
    return {
      check,
      measures: 'largest residual, nats per symbol',
      statistic: largest,
      expected: 0,
      interval: [-TOLERANCE, TOLERANCE],
      replicates: whole.length,
      power: 2 * TOLERANCE,
      seconds,
      pass: largest <= TOLERANCE,
    } as const;
  });
}

export function priceText(rows: readonly PriceRow[]): string {
  const lines = rows.map(({ check, statistic, replicates, pass }) => {
    const { name } = IDENTITIES.find((identity) => identity.check === check)!;
    const verdict = pass ? 'holds' : 'FAILS';
    return `${name} ${verdict}: its largest residual in ${replicates} demes and generations is ${statistic.toPrecision(2)} nats per symbol, of ${TOLERANCE} at most.`;
  });
  return lines.join('\n');
}
