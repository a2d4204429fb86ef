import { type Frame, yOf } from './frame';
import type { Lines } from './lines';

export interface Ink {
  /** `#rrggbb` of a row. */
  readonly colourOf: (row: number) => string;
  readonly alpha: number;
}

/** Draws the lines of rows over what is there. */
export function drawLines(
  context: CanvasRenderingContext2D,
  { axes, positions }: Lines,
  frame: Frame,
  rows: readonly number[],
  { colourOf, alpha }: Ink,
): void {
  context.globalAlpha = alpha;
  context.lineWidth = 1.1;
  for (const row of rows) {
    context.beginPath();
    for (let index = 0; index < axes.length; index++) {
      const y = yOf(frame, positions[row * axes.length + index]);
      if (index === 0) context.moveTo(frame.xs[0], y);
      else context.lineTo(frame.xs[index], y);
    }
    context.strokeStyle = colourOf(row);
    context.stroke();
  }
  context.globalAlpha = 1;
}

/** The more lines, the fainter each. */
export function alphaOf(lines: number): number {
  return Math.min(0.85, Math.max(0.12, 9 / Math.sqrt(lines)));
}
