/** What a chart of curves plots, as numbers. */
import type { Cells } from './csv';

export type Point = readonly [at: number, value: number];

export interface Series {
  readonly name: string;
  readonly colour: string;
  readonly kind: 'line' | 'thin' | 'dashed';
  readonly points: readonly Point[];
}

export interface Band {
  readonly name: string;
  readonly colour: string;
  readonly points: readonly (readonly [generation: number, low: number, high: number])[];
}

export interface Level {
  readonly name: string;
  readonly value: number;
}

/** Where the point nearest to a position lies. */
export function nearest(series: readonly Series[], position: number): number | null {
  let found: number | null = null;
  for (const { points } of series)
    for (const [at] of points) if (found === null || Math.abs(at - position) < Math.abs(found - position)) found = at;
  return found;
}

export function valueAt(points: readonly Point[], at: number): number | null {
  const value = points.find(([generation]) => generation === at)?.[1];
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** Long: one row a value, so that any number of curves fit. */
export function cellsOf(
  series: readonly Series[],
  band: Band | undefined,
  levels: readonly Level[],
  across: string,
  unit: string,
): Cells {
  return {
    columns: ['curve', across, unit],
    rows: [
      ...series.flatMap(({ name, points }) => points.map(([generation, value]) => [name, generation, value])),
      ...(band?.points ?? []).flatMap(([generation, low, high]) => [
        [`${band!.name}, low`, generation, low],
        [`${band!.name}, high`, generation, high],
      ]),
      ...levels.map(({ name, value }) => [name, null, value]),
    ],
  };
}
