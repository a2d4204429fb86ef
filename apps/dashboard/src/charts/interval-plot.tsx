interface IntervalPlotProps {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Of all rows of the table. */
  readonly domain: readonly [number, number];
  readonly colour: string;
  /** Where a line stands in every row. */
  readonly zero?: number;
}

/** A dot with its interval, in a cell of a table. */
export function IntervalPlot({ value, low, high, domain, colour, zero }: IntervalPlotProps) {
  const at = (number: number): string => `${(100 * (number - domain[0])) / (domain[1] - domain[0] || 1)}%`;
  return (
    <svg class="interval" aria-hidden="true">
      {zero !== undefined && <line class="zero" x1={at(zero)} x2={at(zero)} y1="0" y2="16" />}
      <line x1={at(low)} x2={at(high)} y1="8" y2="8" />
      <circle cx={at(value)} cy="8" r="4" fill={colour} />
    </svg>
  );
}
