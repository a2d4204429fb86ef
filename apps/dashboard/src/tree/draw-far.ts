/** Draws many as a few pixels each, straight into the memory of an image: a million in a tenth of a second. */
import { NONE } from '#projection';
import { pixelOf } from './colouring';
import { SHADES, type Scene, shadeOf } from './scene';
import { indexAt } from './visible';

export interface Raster {
  readonly pixels: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** Device pixels of a unit across and of a generation, and of the left upper corner: whole, so that what is drawn can be moved. */
export interface Grid {
  readonly across: number;
  readonly down: number;
  readonly x: number;
  readonly y: number;
}

/** Pixels from `left` up to `right`, from `top` down to `bottom`. */
export interface Clip {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whose edge may lie in a clip stands so near to it, in pixels; longer ones are whole once all is drawn anew. */
const REACH = 64;

/** All that the clip shows, on an empty ground. */
export function drawFar(raster: Raster, scene: Scene, grid: Grid, clip: Clip, ratio: number): void {
  clear(raster, pixelOf(scene.paper.surface), clip);
  // The dimmed first, so that what stands out lies over them.
  for (const dim of scene.matches === null ? [false] : [true, false]) {
    eachGeneration(scene, grid, clip, (generation, from, to) =>
      edges(raster, scene, grid, clip, generation, from, to, dim),
    );
    eachGeneration(scene, grid, clip, (generation, from, to) =>
      nodes(raster, scene, grid, clip, ratio, generation, from, to, dim),
    );
  }
}

/** Generations that the clip may show something of, with the first and the one after the last in `order`. */
function eachGeneration(
  { layout }: Scene,
  grid: Grid,
  clip: Clip,
  draw: (generation: number, from: number, to: number) => void,
): void {
  const first = Math.max(0, Math.floor((clip.top + grid.y) / grid.down) - 1);
  const last = Math.min(layout.generations - 1, Math.ceil((clip.bottom + grid.y) / grid.down) + 1);
  for (let generation = first; generation <= last; generation++) {
    const from = indexAt(layout, generation, (clip.left - REACH + grid.x) / grid.across);
    const to = indexAt(layout, generation, (clip.right + REACH + grid.x) / grid.across);
    draw(generation, from, to);
  }
}

/** Of those that stand in one column of pixels and have parents in one, the first. */
function edges(
  raster: Raster,
  scene: Scene,
  grid: Grid,
  clip: Clip,
  generation: number,
  from: number,
  to: number,
  dim: boolean,
): void {
  const { lineage, layout, painted, shades, born } = scene;
  const [{ order, x }, { values: primary }, { values: generations }] = [layout, lineage.primary, lineage.generation];
  const y = (generation + 0.5) * grid.down - grid.y;
  let [before, beforeParent] = [NaN, NaN];
  for (let index = from; index < to; index++) {
    const row = order[index];
    const parent = primary[row];
    if (parent === NONE || row >= born) continue;
    const column = Math.round(x[row] * grid.across) - grid.x;
    const parentColumn = Math.round(x[parent] * grid.across) - grid.x;
    if ((column === before && parentColumn === beforeParent) || Number.isNaN(parentColumn)) continue;
    const shade = shadeOf(scene, row);
    if ((shade === SHADES.dim) !== dim) continue;
    [before, beforeParent] = [column, parentColumn];
    const parentY = (generations[parent] + 0.5) * grid.down - grid.y;
    line(raster, clip, parentColumn, parentY, column, y, shades.edgePixels[shade][painted.index[row]]);
  }
}

function nodes(
  raster: Raster,
  scene: Scene,
  grid: Grid,
  clip: Clip,
  ratio: number,
  generation: number,
  from: number,
  to: number,
  dim: boolean,
): void {
  const { layout, painted, shades, born } = scene;
  const { order, x } = layout;
  const halfX = Math.max(0.5, Math.min(4 * ratio, 0.36 * grid.across));
  const halfY = Math.max(0.5, Math.min(4 * ratio, 0.3 * grid.down));
  const y = (generation + 0.5) * grid.down - grid.y;
  let before = NaN;
  for (let index = from; index < to; index++) {
    const row = order[index];
    const column = Math.round(x[row] * grid.across) - grid.x;
    if (column === before || row >= born) continue;
    const shade = shadeOf(scene, row);
    if ((shade === SHADES.dim) !== dim) continue;
    before = column;
    box(raster, clip, column, y, halfX, halfY, shades.nodePixels[shade][painted.index[row]]);
  }
}

function clear({ pixels, width }: Raster, colour: number, { left, top, right, bottom }: Clip): void {
  for (let y = top; y < bottom; y++) pixels.fill(colour, y * width + left, y * width + right);
}

function box(
  { pixels, width }: Raster,
  clip: Clip,
  x: number,
  y: number,
  halfX: number,
  halfY: number,
  colour: number,
): void {
  const from = Math.round(x - halfX);
  const left = Math.max(clip.left, from);
  const right = Math.min(clip.right, Math.max(from + 1, Math.round(x + halfX)));
  const over = Math.round(y - halfY);
  const bottom = Math.min(clip.bottom, Math.max(over + 1, Math.round(y + halfY)));
  for (let at = Math.max(clip.top, over); at < bottom; at++) {
    for (let pixel = at * width + left, end = at * width + right; pixel < end; pixel++) pixels[pixel] = colour;
  }
}

/** One pixel a row, or a column where the line is flat. */
function line(
  { pixels, width }: Raster,
  clip: Clip,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  colour: number,
): void {
  const steps = Math.ceil(Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0)));
  if (steps === 0) return;
  const stepX = (x1 - x0) / steps;
  const stepY = (y1 - y0) / steps;
  // Only the part between top and bottom: after zooming in a line may be far longer than the screen.
  const first = stepY > 0 ? Math.max(0, Math.ceil((clip.top - y0) / stepY)) : 0;
  const last = stepY > 0 ? Math.min(steps, Math.floor((clip.bottom - 1 - y0) / stepY)) : steps;
  for (let step = first; step <= last; step++) {
    const x = Math.floor(x0 + step * stepX);
    const y = Math.floor(y0 + step * stepY);
    if (x >= clip.left && x < clip.right && y >= clip.top && y < clip.bottom) pixels[y * width + x] = colour;
  }
}
