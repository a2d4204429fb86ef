/** Draws many as a few pixels each, straight into the memory of an image: tens of thousands in a few milliseconds. */
import { NONE } from '#projection';
import { pixelOf } from './colouring';
import { SHADES, type Scene, shadeOf } from './scene';
import { type Size, toScreenX, toScreenY, type View } from './view';
import { eachVisible } from './visible';

export interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** `ratio` is device pixels to a CSS pixel. */
export function drawFar(raster: Raster, scene: Scene, view: View, size: Size, ratio: number): void {
  const { lineage, layout, painted, shades, born } = scene;
  raster.pixels.fill(pixelOf(scene.paper.surface));
  const half = {
    x: Math.max(0.5, Math.min(4, 0.36 * view.across)) * ratio,
    y: Math.max(0.5, Math.min(4, 0.3 * view.down)) * ratio,
  };
  const across = (row: number): number => ratio * toScreenX(view, layout.x[row]);
  const down = (row: number): number => ratio * toScreenY(view, lineage.generation.values[row]);
  // The dimmed first, so that what stands out lies over them.
  for (const dim of scene.matches === null ? [false] : [true, false]) {
    const drawn = (row: number, shade: number): boolean => row < born && (shade === SHADES.dim) === dim;
    eachVisible(layout, view, size, (row) => {
      const parent = lineage.primary.values[row];
      const shade = shadeOf(scene, row);
      if (parent === NONE || !drawn(row, shade)) return;
      const colour = shades.edgePixels[shade][painted.index[row]];
      line(raster, across(parent), down(parent), across(row), down(row), colour);
    });
    eachVisible(layout, view, size, (row) => {
      const shade = shadeOf(scene, row);
      if (!drawn(row, shade)) return;
      box(raster, across(row), down(row), half.x, half.y, shades.nodePixels[shade][painted.index[row]]);
    });
  }
}

function box(
  { pixels, width, height }: Raster,
  x: number,
  y: number,
  halfX: number,
  halfY: number,
  colour: number,
): void {
  const left = Math.max(0, Math.round(x - halfX));
  const right = Math.min(width, Math.max(left + 1, Math.round(x + halfX)));
  const bottom = Math.min(height, Math.max(Math.round(y - halfY) + 1, Math.round(y + halfY)));
  if (right <= left) return;
  for (let at = Math.max(0, Math.round(y - halfY)); at < bottom; at++) {
    pixels.fill(colour, at * width + left, at * width + right);
  }
}

/** One pixel a row, or a column where the line is flat. */
function line({ pixels, width, height }: Raster, x0: number, y0: number, x1: number, y1: number, colour: number): void {
  const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
  if (steps === 0) return;
  const stepX = (x1 - x0) / steps;
  const stepY = (y1 - y0) / steps;
  // Only the part between top and bottom: after zooming in a line may be far longer than the screen.
  const first = stepY > 0 ? Math.max(0, Math.ceil(-y0 / stepY)) : 0;
  const last = stepY > 0 ? Math.min(steps, Math.floor((height - 1 - y0) / stepY)) : steps;
  for (let step = first; step <= last; step++) {
    const x = (x0 + step * stepX) | 0;
    const y = (y0 + step * stepY) | 0;
    if (x >= 0 && x < width && y >= 0 && y < height) pixels[y * width + x] = colour;
  }
}
