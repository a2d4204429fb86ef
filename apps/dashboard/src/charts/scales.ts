/** Where values lie on a chart. */
import { scientific } from '#wording';
import { scaleLinear, type ScaleLinear } from 'd3-scale';

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** A domain of values a little wider than they are; NaN is left out. */
export function domainOf(values: readonly number[], room = 0.06): [number, number] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [0, 1];
  const low = Math.min(...known);
  const high = Math.max(...known);
  const margin = room * (high - low) || 0.05 * Math.abs(high) || 1;
  return [low - margin, high + margin];
}

export function acrossScale(
  domain: readonly [number, number],
  width: number,
  { left, right }: Margins,
): ScaleLinear<number, number> {
  const [low, high] = domain;
  // One alone stands in the middle.
  return scaleLinear(low === high ? [low - 0.5, low + 0.5] : [low, high], [left, Math.max(left + 1, width - right)]);
}

export function upScale(
  domain: readonly [number, number],
  height: number,
  { top, bottom }: Margins,
): ScaleLinear<number, number> {
  return scaleLinear(domain, [height - bottom, top]);
}

/** How all ticks of an axis are written, in little room: the largest decides. */
export function tickText(scale: ScaleLinear<number, number>, ticks: readonly number[]): (tick: number) => string {
  const largest = Math.max(...ticks.map(Math.abs));
  if (largest < 10_000 && largest >= 0.01) return scale.tickFormat(ticks.length);
  return (tick) => (tick === 0 ? '0' : scientific(tick).replace(/\.?0+e/, 'e'));
}

/** Fewer than so many generations fill an axis. */
const LEAST_GENERATIONS = 10;

/** Generations that an axis has room for: twice as many whenever it is full, so that the first of many are not squeezed. */
export function roomForGenerations(lived: number, planned: number): number {
  const doublings = Math.max(0, Math.ceil(Math.log2(lived / LEAST_GENERATIONS)));
  return Math.min(planned, LEAST_GENERATIONS * 2 ** doublings);
}

/** Generations are whole. */
export function wholeTicks(scale: ScaleLinear<number, number>, room: number): number[] {
  const ticks = scale.ticks(Math.max(2, Math.floor(room / 48))).filter(Number.isInteger);
  return ticks.length > 0 ? ticks : [Math.round(scale.domain()[0])];
}

export interface Label {
  readonly text: string;
  /** Where it belongs, and where it is written so that it covers no other. */
  readonly at: number;
  readonly y: number;
}

/** Moves labels apart, from the top down, and then back up from the bottom where they ran out of it. */
export function spread(
  labels: readonly Omit<Label, 'y'>[],
  lineHeight: number,
  [top, bottom]: readonly [number, number],
): Label[] {
  const placed = labels.map((label) => ({ ...label, y: label.at })).sort((a, b) => a.at - b.at);
  let free = top;
  for (const label of placed) {
    label.y = Math.max(label.y, free);
    free = label.y + lineHeight;
  }
  let limit = bottom;
  for (const label of placed.toReversed()) {
    label.y = Math.min(label.y, limit);
    limit = label.y - lineHeight;
  }
  return placed;
}
