/** Which range of each axis is brushed, and how that is written in an address: `bits:1.2~2,gene.family:gru~lstm`. */
import type { Axis, Value } from './axis';

export type Brush = readonly [low: Value, high: Value];

/** By the names of their axes. */
export type Brushes = Readonly<Record<string, Brush>>;

export function formatBrushes(brushes: Brushes): string {
  return Object.entries(brushes)
    .map(([name, [low, high]]) => `${escaped(name)}:${escaped(low)}~${escaped(high)}`)
    .join(',');
}

/** What does not fit the axes is left out. */
export function parseBrushes(text: string, axes: readonly Axis[]): Brushes {
  const brushes = text.split(',').flatMap((part): [string, Brush][] => {
    const [name, low, high] = (/^([^:~]+):([^:~]+)~([^:~]+)$/.exec(part)?.slice(1) ?? []).map(unescaped);
    const axis = axes.find((each) => each.name === name);
    const brush = axis && low !== undefined && high !== undefined ? brushOn(axis, low, high) : null;
    return axis && brush ? [[axis.name, brush]] : [];
  });
  return Object.fromEntries(brushes);
}

/** The range between two values, whichever comes first; null where it is all of the axis. */
export function brushBetween(axis: Axis, one: Value, other: Value): Brush | null {
  const [low, high] = axis.at(one) <= axis.at(other) ? [one, other] : [other, one];
  const [least, most] = axis.ends;
  return axis.at(low) <= axis.at(least) && axis.at(high) >= axis.at(most) && least !== most ? null : [low, high];
}

export function withBrush(brushes: Brushes, axis: string, brush: Brush | null): Brushes {
  const { [axis]: _before, ...others } = brushes;
  return brush ? { ...others, [axis]: brush } : others;
}

function brushOn(axis: Axis, low: string, high: string): Brush | null {
  const read = (text: string): Value => (typeof axis.ends[0] === 'number' ? Number(text) : text);
  const ends = [read(low), read(high)] as const;
  return ends.every(axis.holds) ? ends : null;
}

/** The signs between values are escaped where they are part of one. */
function escaped(value: Value): string {
  return encodeURIComponent(value).replaceAll('~', '%7E');
}

function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
