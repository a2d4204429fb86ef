/**
 * The picture of many, kept between frames. Where the view was moved, what is there moves with it and only the edges that came into view are
 * drawn; where it was scaled and drawing anew takes long, the picture is stretched. Both are drawn anew once the view rests.
 */
import { type Clip, drawFar, type Grid } from './draw-far';
import type { Scene } from './scene';
import type { Size, View } from './view';

/** Milliseconds of drawing that a frame has room for. */
const ROOM = 20;

interface Held {
  readonly scene: Scene;
  readonly view: View;
  readonly grid: Grid;
}

export class FarPicture {
  private image: ImageData | undefined;
  private pixels = new Uint32Array(0);
  private held: Held | undefined;
  private milliseconds = 0;
  private readonly stretched = document.createElement('canvas');

  /** False where it is to be drawn anew once the view rests. */
  draw(
    context: CanvasRenderingContext2D,
    scene: Scene,
    view: View,
    size: Size,
    ratio: number,
    isResting: boolean,
  ): boolean {
    const { width, height } = context.canvas;
    if (this.image?.width !== width || this.image.height !== height) {
      this.image = context.createImageData(width, height);
      this.pixels = new Uint32Array(this.image.data.buffer);
      this.held = undefined;
    }
    const grid = gridOf(view, ratio);
    const held = !isResting && this.held && looksLike(this.held.scene, scene) ? this.held : undefined;
    const isMoved = held && held.grid.across === grid.across && held.grid.down === grid.down;
    if (held && !isMoved && this.milliseconds > ROOM) {
      this.stretch(context, held.view, view, size, ratio, scene.paper.surface);
      return false;
    }
    const [byX, byY] = isMoved ? [grid.x - held.grid.x, grid.y - held.grid.y] : [width, height];
    const raster = { pixels: this.pixels, width, height };
    if (Math.abs(byX) < width && Math.abs(byY) < height) {
      move(this.pixels, width, height, byX, byY);
      for (const clip of uncovered(width, height, byX, byY)) drawFar(raster, scene, grid, clip, ratio);
    } else {
      const begun = performance.now();
      drawFar(raster, scene, grid, { left: 0, top: 0, right: width, bottom: height }, ratio);
      this.milliseconds = performance.now() - begun;
    }
    this.held = { scene, view, grid };
    context.putImageData(this.image, 0, 0);
    return !isMoved || (byX === 0 && byY === 0);
  }

  private stretch(
    context: CanvasRenderingContext2D,
    from: View,
    to: View,
    size: Size,
    ratio: number,
    ground: string,
  ): void {
    const { width, height } = context.canvas;
    Object.assign(this.stretched, { width, height });
    this.stretched.getContext('2d')!.putImageData(this.image!, 0, 0);
    const [across, down] = [to.across / from.across, to.down / from.down];
    context.fillStyle = ground;
    context.fillRect(0, 0, size.width, size.height);
    const [x, y] = [(from.x - to.x) * to.across, (from.y - to.y) * to.down];
    context.drawImage(this.stretched, x, y, (width / ratio) * across, (height / ratio) * down);
  }
}

function gridOf(view: View, ratio: number): Grid {
  const [across, down] = [view.across * ratio, view.down * ratio];
  return { across, down, x: Math.round(view.x * across), y: Math.round(view.y * down) };
}

/** Who is pointed at and lines of descent lie over the picture. */
function looksLike(one: Scene, other: Scene): boolean {
  return (['layout', 'painted', 'shades', 'at', 'born', 'matches', 'paper'] as const).every(
    (key) => one[key] === other[key],
  );
}

/** What stood at a pixel stands `byX` further left and `byY` further up; pixels that nothing came to are as they were. */
export function move(pixels: Uint32Array, width: number, height: number, byX: number, byY: number): void {
  const length = width - Math.abs(byX);
  const [to, from] = byX > 0 ? [0, byX] : [-byX, 0];
  for (let index = 0; index < height - Math.abs(byY); index++) {
    const y = byY >= 0 ? index : height - 1 - index;
    const start = (y + byY) * width + from;
    pixels.copyWithin(y * width + to, start, start + length);
  }
}

/** What a movement leaves to be drawn: a column and a row of the picture, or one of them. */
export function uncovered(width: number, height: number, byX: number, byY: number): Clip[] {
  const column = byX > 0 ? { left: width - byX, right: width } : { left: 0, right: -byX };
  const row = byY > 0 ? { top: height - byY, bottom: height } : { top: 0, bottom: -byY };
  return [
    ...(byX === 0 ? [] : [{ ...column, top: 0, bottom: height }]),
    ...(byY === 0 ? [] : [{ ...row, left: 0, right: width }]),
  ];
}
