/** Who is in view: generations by their number, individuals within one by halving. */
import type { Layout } from './layout';
import { type Size, type View, toScreenX, toScreenY } from './view';

/** Calls back for each row in view, and for those a generation and a index further. */
export function eachVisible(
  layout: Layout,
  view: View,
  size: Size,
  tell: (row: number, generation: number) => void,
): void {
  const first = Math.max(0, Math.floor(view.y) - 1);
  const last = Math.min(layout.generations - 1, Math.ceil(view.y + size.height / view.down) + 1);
  const right = view.x + size.width / view.across + 1;
  for (let generation = first; generation <= last; generation++) {
    const end = layout.starts[generation + 1];
    for (let index = indexAt(layout, generation, view.x - 1); index < end; index++) {
      const row = layout.order[index];
      if (layout.x[row] > right) break;
      tell(row, generation);
    }
  }
}

/** The individual at a point of the screen, of those for which `seen` holds. */
export function rowAt(
  layout: Layout,
  view: View,
  at: { readonly x: number; readonly y: number },
  seen: (row: number) => boolean,
): number | undefined {
  const generation = Math.floor(view.y + at.y / view.down);
  if (generation < 0 || generation >= layout.generations) return undefined;
  const reach = Math.max(6, Math.min(16, view.across / 2));
  if (Math.abs(toScreenY(view, generation) - at.y) > Math.max(reach, Math.min(20, view.down / 2))) return undefined;
  let nearest: number | undefined;
  let distance = reach;
  const first = indexAt(layout, generation, view.x + (at.x - reach) / view.across);
  for (let index = first; index < layout.starts[generation + 1]; index++) {
    const row = layout.order[index];
    const away = toScreenX(view, layout.x[row]) - at.x;
    if (away > reach) break;
    if (Math.abs(away) <= distance && seen(row)) {
      distance = Math.abs(away);
      nearest = row;
    }
  }
  return nearest;
}

/** The index in `order` of the first of a generation that stands at `x` or right of it. */
export function indexAt({ order, starts, x: xs }: Layout, generation: number, x: number): number {
  let low = starts[generation];
  let high = starts[generation + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (xs[order[middle]] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
