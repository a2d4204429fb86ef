/** Draws a tree: near or far, then what lies over both: the leaders' lines, who is pointed at, names of niches and generations. */
import { NONE } from '#projection';
import { count } from '#wording';
import { areNamed, curve, drawNear, nameNear, radiusOf } from './draw-near';
import { FarPicture } from './far-picture';
import { type Scene, shadeOf } from './scene';
import { INSET, type Size, toScreenX, toScreenY, type View } from './view';

/** As many can be drawn near in a frame. */
const NEAR_AT_MOST = 1_200;
const NEAR_FROM = 5;
/** Room for a name under a disc, in pixels. */
const NAME_HEIGHT = 16;
/** Discs of so few pixels get no ring. */
const SMALL = 4;

export class TreePainter {
  private readonly far = new FarPicture();

  constructor(private readonly context: CanvasRenderingContext2D) {}

  /** False where it is to be drawn again once the view rests. */
  draw(scene: Scene, view: View, size: Size, ratio: number, isResting: boolean): boolean {
    const { context } = this;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    let isExact = true;
    if (isNear(view, size)) {
      context.fillStyle = scene.paper.surface;
      context.fillRect(0, 0, size.width, size.height);
      rule(context, scene, view, size);
      drawNear(context, scene, view, size);
    } else {
      isExact = this.far.draw(context, scene, view, size, ratio, isResting);
    }
    light(context, scene, view);
    markCollapsed(context, scene, view);
    if (isNear(view, size)) nameNear(context, scene, view, size);
    name(context, scene, view, size);
    return isExact;
  }
}

function isNear(view: View, { width, height }: Size): boolean {
  const inView = (width / view.across) * (height / view.down);
  return Math.min(view.across, view.down) >= NEAR_FROM && inView <= NEAR_AT_MOST;
}

function rule(context: CanvasRenderingContext2D, { layout, paper }: Scene, view: View, size: Size): void {
  context.strokeStyle = paper.rule;
  context.lineWidth = 1;
  context.beginPath();
  for (const generation of generationsShown(view, size, layout.generations)) {
    const y = Math.round(toScreenY(view, generation)) + 0.5;
    context.moveTo(0, y);
    context.lineTo(size.width, y);
  }
  context.stroke();
}

/** The lines of descent of the leaders, and rings around whoever is pointed at. */
function light(context: CanvasRenderingContext2D, scene: Scene, view: View): void {
  const { lineage, layout, paper, line, hovered, selected } = scene;
  const radius = radiusOf(view);
  context.lineJoin = 'round';
  context.beginPath();
  for (const row of line) {
    const parent = lineage.primary.values[row];
    const x = toScreenX(view, layout.x[row]);
    const y = toScreenY(view, lineage.generation.values[row]);
    if (parent !== NONE) curve(context, scene, view, parent, x, y);
  }
  context.strokeStyle = paper.surface;
  context.lineWidth = 5;
  context.stroke();
  context.strokeStyle = paper.accent;
  context.lineWidth = 2.5;
  context.stroke();
  // Over the line again, so that it leads from one to the next and not through them.
  for (const row of radius < SMALL ? [] : line) {
    context.beginPath();
    context.arc(
      toScreenX(view, layout.x[row]),
      toScreenY(view, lineage.generation.values[row]),
      radius,
      0,
      2 * Math.PI,
    );
    context.fillStyle = scene.shades.nodes[shadeOf(scene, row)][scene.painted.index[row]];
    context.fill();
  }
  const rings: readonly (readonly [number | undefined, string, number])[] = [
    ...(radius < SMALL ? [] : line.map((row) => [row, paper.accent, 1.8] as const)),
    [selected, paper.ink, 2.2],
    [hovered, paper.ink, 2.2],
  ];
  for (const [row, colour, width] of rings) {
    if (row === undefined) continue;
    context.beginPath();
    context.arc(
      toScreenX(view, layout.x[row]),
      toScreenY(view, lineage.generation.values[row]),
      radius + 1.5,
      0,
      2 * Math.PI,
    );
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** A triangle for what a collapsed clade hides, and how many that are. */
function markCollapsed(
  context: CanvasRenderingContext2D,
  { lineage, layout, paper, collapsed }: Scene,
  view: View,
): void {
  context.font = `11px ${paper.font}`;
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  for (const [row, size] of collapsed) {
    if (size === 0) continue;
    const x = toScreenX(view, layout.x[row]);
    const y = toScreenY(view, lineage.generation.values[row]) + radiusOf(view) + (areNamed(view) ? NAME_HEIGHT : 0);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x - 7, y + 12);
    context.lineTo(x + 7, y + 12);
    context.closePath();
    context.fillStyle = paper.accent;
    context.fill();
    context.strokeStyle = paper.surface;
    context.lineWidth = 3;
    context.strokeText(count(size), x + 10, y + 7);
    context.fillStyle = paper.ink;
    context.fillText(count(size), x + 10, y + 7);
  }
}

/** Niches along the top, generations along the left. */
function name(context: CanvasRenderingContext2D, { layout, paper }: Scene, view: View, size: Size): void {
  context.fillStyle = paper.surface;
  context.globalAlpha = 0.86;
  context.fillRect(0, 0, size.width, INSET.top - 8);
  context.fillRect(0, 0, INSET.left - 8, size.height);
  context.globalAlpha = 1;
  context.textBaseline = 'middle';
  context.font = `11px ${paper.font}`;
  context.fillStyle = paper.muted;
  context.textAlign = 'right';
  for (const generation of generationsShown(view, size, layout.generations)) {
    const y = toScreenY(view, generation);
    if (y > INSET.top - 4) context.fillText(`${generation}`, INSET.left - 13, y);
  }
  context.font = `600 12px ${paper.font}`;
  context.fillStyle = paper.ink;
  context.textAlign = 'center';
  for (const { niche, left, right } of layout.bands) {
    const from = Math.max(INSET.left, toScreenX(view, left));
    const to = Math.min(size.width, toScreenX(view, right));
    if (to - from > 30) context.fillText(niche, (from + to) / 2, 12, to - from);
  }
}

/** Those whose numbers have room. */
function generationsShown(view: View, size: Size, generations: number): number[] {
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((step) => step * view.down >= 16) ?? 10_000;
  const first = Math.max(0, Math.floor(view.y / every) * every);
  const last = Math.min(generations - 1, Math.ceil(view.y + size.height / view.down));
  const shown: number[] = [];
  for (let generation = first; generation <= last; generation += every) shown.push(generation);
  return shown;
}
