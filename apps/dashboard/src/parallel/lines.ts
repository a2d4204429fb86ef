/** Individuals as lines across axes: where each crosses each axis, who is brushed, and who is near a point. */
import type { IndividualView } from '#contracts';
import type { Cells } from '../charts/csv';
import { type Axis, axisOf } from './axis';
import type { Brushes } from './brushes';
import type { Measure } from './measures';

export interface Lines {
  readonly axes: readonly Axis[];
  /** Of each axis. */
  readonly measures: readonly Measure[];
  readonly individuals: readonly IndividualView[];
  /** `positions[row * axes.length + axis]`, from 0 to 1; NaN where the individual has no value. */
  readonly positions: Float32Array;
}

/** Axes on which nobody has a value are left out. */
export function linesOf(individuals: readonly IndividualView[], measures: readonly Measure[]): Lines {
  const known = measures.flatMap((measure) => {
    const values = individuals.map(measure.of);
    const axis = axisOf(measure.name, measure.label, values);
    return axis ? [{ axis, measure, values }] : [];
  });
  const positions = new Float32Array(individuals.length * known.length);
  known.forEach(({ axis, values }, index) => {
    values.forEach((value, row) => {
      positions[row * known.length + index] = value === null ? NaN : axis.at(value);
    });
  });
  return { axes: known.map(({ axis }) => axis), measures: known.map(({ measure }) => measure), individuals, positions };
}

/** A value that was rounded for the address still holds the one that it came from. */
const SLACK = 1e-4;

/** Rows that cross every brush. */
export function brushedRows({ axes, individuals, positions }: Lines, brushes: Brushes): number[] {
  const ranges = axes.flatMap((axis, index) => {
    const brush = brushes[axis.name];
    return brush ? [{ index, low: axis.at(brush[0]) - SLACK, high: axis.at(brush[1]) + SLACK }] : [];
  });
  return individuals.flatMap((_, row) =>
    ranges.every(({ index, low, high }) => {
      const position = positions[row * axes.length + index];
      return position >= low && position <= high;
    })
      ? [row]
      : [],
  );
}

/** What is plotted of rows, as numbers and names. */
export function cellsOf({ measures, individuals }: Lines, rows: readonly number[]): Cells {
  return {
    columns: ['individual', ...measures.map(({ label }) => label)],
    rows: rows.map((row) => [individuals[row].id, ...measures.map(({ of }) => of(individuals[row]))]),
  };
}
