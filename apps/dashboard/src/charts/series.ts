/** What a chart of curves plots, as numbers. */
import type { Cell } from '#tables';
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

/** Which point, by what it is numbered by, lies nearest to a position. */
export function nearest(
  series: readonly Series[],
  position: number,
  positionOf: (at: number) => number,
): number | null {
  let [found, least]: [number | null, number] = [null, Infinity];
  for (const { points } of series)
    for (const [at] of points) {
      const distance = Math.abs(positionOf(at) - position);
      if (distance < least) [found, least] = [at, distance];
    }
  return found;
}

export function valueAt(points: readonly Point[], at: number): number | null {
  const value = points.find(([generation]) => generation === at)?.[1];
  return value === undefined || !Number.isFinite(value) ? null : value;
}

/** Long: one row a value, so that any number of curves fit. */
export function cellsOf(
  series: readonly Series[],
  bands: readonly Band[],
  levels: readonly Level[],
  across: string,
  unit: string,
  /** Where points are drawn, if not at what numbers them. */
  along?: { readonly unit: string; readonly at: (at: number) => number },
): Cells {
  const rows = rowsOf(series, bands, levels);
  const placed = (at: Cell): number | null => (typeof at === 'number' ? along!.at(at) : null);
  return {
    columns: ['curve', across, unit, ...(along ? [along.unit] : [])],
    rows: along ? rows.map((row) => [...row, placed(row[1])]) : rows,
  };
}

function rowsOf(series: readonly Series[], bands: readonly Band[], levels: readonly Level[]): Cells['rows'] {
  return [
    ...series.flatMap(({ name, points }) => points.map(([generation, value]) => [name, generation, value])),
    ...bands.flatMap(({ name, points }) =>
      points.flatMap(([generation, low, high]) => [
        [`${name}, low`, generation, low],
        [`${name}, high`, generation, high],
      ]),
    ),
    ...levels.map(({ name, value }) => [name, null, value]),
  ];
}
