/** Where the axes of a plot stand, in CSS pixels. */
import type { Lines } from './lines';

export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly bottom: number;
  /** Where those without a value cross. */
  readonly unknown: number;
  readonly xs: readonly number[];
}

const HEIGHT = 400;
const TOP = 46;
const BOTTOM = 34;
const SIDE = 58;
/** Axes stand no closer; a plot that needs more room than there is scrolls. */
const CLOSEST = 92;

export function frameOf(axes: number, room: number): Frame {
  const width = Math.max(room, 2 * SIDE + CLOSEST * (axes - 1));
  const apart = axes > 1 ? (width - 2 * SIDE) / (axes - 1) : 0;
  const bottom = HEIGHT - BOTTOM;
  return {
    width,
    height: HEIGHT,
    top: TOP,
    bottom,
    unknown: bottom + 18,
    xs: Array.from({ length: axes }, (_, index) => (axes > 1 ? SIDE + index * apart : width / 2)),
  };
}

export function yOf({ top, bottom, unknown }: Frame, position: number): number {
  return Number.isNaN(position) ? unknown : bottom - position * (bottom - top);
}

export function positionAt({ top, bottom }: Frame, y: number): number {
  return Math.min(1, Math.max(0, (bottom - y) / (bottom - top)));
}

const NEAR_PIXELS = 8;

/** The row whose line passes nearest to a point, of those given; undefined where none is near. */
export function rowNear(
  { axes, positions }: Lines,
  frame: Frame,
  rows: readonly number[],
  at: { readonly x: number; readonly y: number },
): number | undefined {
  const { xs } = frame;
  const right = xs.findIndex((x, index) => index > 0 && (x >= at.x || index === xs.length - 1));
  if (right < 0) return undefined;
  const share = (at.x - xs[right - 1]) / (xs[right] - xs[right - 1]);
  if (share < 0 || share > 1) return undefined;
  let nearest: number | undefined;
  let distance = NEAR_PIXELS;
  for (const row of rows) {
    const from = yOf(frame, positions[row * axes.length + right - 1]);
    const to = yOf(frame, positions[row * axes.length + right]);
    const away = Math.abs(from + share * (to - from) - at.y);
    if (away < distance) {
      distance = away;
      nearest = row;
    }
  }
  return nearest;
}

/** The line of a row as an SVG path. */
export function pathOf({ axes, positions }: Lines, frame: Frame, row: number): string {
  const points = frame.xs.map(
    (x, index) => `${x.toFixed(1)} ${yOf(frame, positions[row * axes.length + index]).toFixed(1)}`,
  );
  return `M${points.join('L')}`;
}

/** Where the name of an axis stands above it: two heights in turn, the last one's within the frame. */
export function labelPosition({ xs }: Frame, index: number): { x: number; y: number; anchor: 'middle' | 'end' } {
  const isLast = index > 0 && index === xs.length - 1;
  return { x: isLast ? SIDE : 0, y: index % 2 === 1 ? 12 : 28, anchor: isLast ? 'end' : 'middle' };
}
