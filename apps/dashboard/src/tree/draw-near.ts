/** Draws few with discs, curves and names. */
import { NONE } from '#projection';
import { isViable } from '../feed/population';
import { lastGenerationOf, SHADES, type Scene, shadeOf } from './scene';
import { type Size, toScreenX, toScreenY, type View } from './view';
import { eachVisible } from './visible';

/** Where names have room under the discs. */
const NAMED_FROM = { across: 44, down: 46 };

/** One path for everything that looks the same. */
interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly path: Path2D;
}

export const radiusOf = (view: View): number => Math.max(1.5, Math.min(9, 0.34 * view.across, 0.22 * view.down));

export const areNamed = (view: View): boolean => view.across >= NAMED_FROM.across && view.down >= NAMED_FROM.down;

export function drawNear(context: CanvasRenderingContext2D, scene: Scene, view: View, size: Size): void {
  const { lineage, layout, painted, shades, born } = scene;
  const radius = radiusOf(view);
  const strokes = new Map<string, Stroke>();
  const discs = new Map<string, Path2D>();
  const hollow = new Path2D();
  const strokeOf = (colour: string, width: number, dash: readonly number[] = []): Path2D => {
    const key = `${colour} ${width} ${dash.length}`;
    const stroke = strokes.get(key) ?? { colour, width, dash, path: new Path2D() };
    strokes.set(key, stroke);
    return stroke.path;
  };
  eachVisible(layout, view, size, (row, generation) => {
    if (row >= born) return;
    const shade = shadeOf(scene, row);
    const index = painted.index[row];
    const edge = shades.edges[shade][index];
    const x = toScreenX(view, layout.x[row]);
    const y = toScreenY(view, generation);
    for (const [parent, width, dash] of [
      [lineage.secondary.values[row], 1, [3, 3]],
      [lineage.primary.values[row], 1.6, []],
    ] as const) {
      if (parent !== NONE) curve(strokeOf(edge, width, dash), scene, view, parent, x, y);
    }
    const last = lastGenerationOf(scene, row);
    if (last > generation) {
      const life = strokeOf(shades.nodes[shade][index], 2);
      life.moveTo(x, y);
      life.lineTo(x, toScreenY(view, last));
    }
    const viable = isViable(lineage, row);
    const colour = shades.nodes[shade][index];
    const disc = viable ? (discs.get(colour) ?? new Path2D()) : hollow;
    if (viable) discs.set(colour, disc);
    const shown = viable ? radius : Math.max(1.5, 0.6 * radius);
    disc.moveTo(x + shown, y);
    disc.arc(x, y, shown, 0, 2 * Math.PI);
  });
  for (const { colour, width, dash, path } of strokes.values()) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.setLineDash([...dash]);
    context.stroke(path);
  }
  context.setLineDash([]);
  for (const [colour, path] of discs) {
    context.fillStyle = colour;
    context.fill(path);
  }
  context.fillStyle = scene.paper.surface;
  context.fill(hollow);
  context.strokeStyle = scene.paper.muted;
  context.lineWidth = 1;
  context.stroke(hollow);
}

/** Down from a parent, as families are drawn. */
export function curve(
  path: Path2D | CanvasRenderingContext2D,
  { layout, lineage }: Pick<Scene, 'layout' | 'lineage'>,
  view: View,
  parent: number,
  x: number,
  y: number,
): void {
  const parentX = toScreenX(view, layout.x[parent]);
  const parentY = toScreenY(view, lineage.generation.values[parent]);
  const middle = y - Math.min(0.5 * (y - parentY), 0.5 * view.down);
  path.moveTo(parentX, parentY);
  path.bezierCurveTo(parentX, middle, x, middle, x, y);
}

/** What each is called, over all edges, where there is room. */
export function nameNear(context: CanvasRenderingContext2D, scene: Scene, view: View, size: Size): void {
  if (!areNamed(view)) return;
  const radius = radiusOf(view);
  const { lineage, layout, born, paper } = scene;
  context.font = `10.5px ${paper.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.fillStyle = paper.muted;
  context.strokeStyle = paper.surface;
  context.lineWidth = 3;
  eachVisible(layout, view, size, (row, generation) => {
    if (row >= born || shadeOf(scene, row) === SHADES.dim) return;
    const marked = lineage.evaluatedSeq.values[row] !== NONE && lineage.evaluatedSeq.values[row] <= scene.at;
    const text = marked ? lineage.bits.values[row].toFixed(2) : `${generation}-${lineage.slot.values[row]}`;
    const [x, y] = [toScreenX(view, layout.x[row]), toScreenY(view, generation) + radius + 4];
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  });
}
