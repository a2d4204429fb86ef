/** The axes that individuals are compared on: measures and genes. An axis has a position from 0, its lower end, to 1 for every value. */
import { count, significant } from '#wording';
import { scaleLinear, scaleLog } from 'd3-scale';

export type Value = number | string;

export interface Tick {
  readonly at: number;
  readonly text: string;
}

export interface Axis {
  /** In addresses and files. */
  readonly name: string;
  readonly label: string;
  readonly ends: readonly [Value, Value];
  readonly ticks: readonly Tick[];
  /** Its values are few, and stand at equal distances. */
  readonly few: boolean;
  /** Whether a value has a position; one beyond the ends may. */
  holds(value: Value): boolean;
  at(value: Value): number;
  /** The nearest value to a position. */
  valueAt(position: number): Value;
  /** From a value so many keystrokes upwards. */
  step(value: Value, by: number): Value;
}

/** Numbers of so few different values stand at equal distances, as names do. */
const FEW = 9;
/** Positive numbers that reach so far are spread by their logarithm. */
const FAR = 30;
const STEPS_OF_AN_AXIS = 50;
const DIGITS = 4;

/** Null where nobody has a value. */
export function axisOf(name: string, label: string, values: readonly (Value | null)[]): Axis | null {
  const known = [...new Set(values.filter((value) => value !== null))];
  if (known.length === 0) return null;
  const numbers = known.filter((value) => typeof value === 'number').sort((a, b) => a - b);
  if (numbers.length < known.length) return steps(name, label, [...known].sort(alphabetically));
  return numbers.length <= FEW ? steps(name, label, numbers) : axisBetween(name, label, numbers[0], numbers.at(-1)!);
}

/** Values at equal distances; one alone stands in the middle. */
function steps(name: string, label: string, values: readonly Value[]): Axis {
  const last = values.length - 1;
  const positionOf = (index: number): number => (last === 0 ? 0.5 : index / last);
  const bounded = (index: number): Value => values[Math.max(0, Math.min(last, index))];
  return {
    name,
    label,
    few: true,
    ends: [values[0], values[last]],
    ticks: values.map((value, index) => ({ at: positionOf(index), text: textOf(value) })),
    holds: (value) => values.includes(value),
    at: (value) => positionOf(values.indexOf(value)),
    valueAt: (position) => bounded(Math.round(position * last)),
    step: (value, by) => bounded(values.indexOf(value) + by),
  };
}

/** Of numbers; `low` may be `high`. */
export function axisBetween(name: string, label: string, low: number, high: number): Axis {
  const scale = low > 0 && high / low >= FAR ? scaleLog([low, high], [0, 1]) : scaleLinear([low, high], [0, 1]);
  const write = scale.tickFormat(5, high < 10_000 ? '~g' : '~s');
  const valueAt = (position: number): number => {
    if (position <= 0) return low;
    return position >= 1 ? high : Number(scale.invert(position).toPrecision(DIGITS));
  };
  return {
    name,
    label,
    few: false,
    ends: [low, high],
    valueAt,
    ticks: scale.ticks(5).flatMap((value) => {
      const text = write(value);
      return text === '' ? [] : [{ at: scale(value), text }];
    }),
    holds: (value) => Number.isFinite(scale(Number(value))),
    at: (value) => scale(Number(value)),
    step: (value, by) => valueAt(scale(Number(value)) + by / STEPS_OF_AN_AXIS),
  };
}

export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  return Number.isInteger(value) && value >= 10_000 ? count(value) : significant(value);
}

function alphabetically(a: Value, b: Value): number {
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
