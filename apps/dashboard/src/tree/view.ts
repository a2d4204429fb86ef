/** Which part of a tree is seen, and how large. Pure: every movement makes a new view. */
import type { Layout } from './layout';

export interface View {
  /** Layout units at the left upper corner. */
  readonly x: number;
  readonly y: number;
  /** CSS pixels of a unit across, and of a generation. */
  readonly across: number;
  readonly down: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room for the names of niches above, and of generations on the left. */
export const INSET = { top: 30, left: 40, right: 14, bottom: 14 };
const LARGEST = { across: 110, down: 130 };
const CLOSEST = 400;
const MOST_ROOM = 0.5;

/** Everything in view. */
export function fit({ width: across, generations }: Layout, size: Size, generationsToCome = generations): View {
  const room = { across: size.width - INSET.left - INSET.right, down: size.height - INSET.top - INSET.bottom };
  const rows = Math.max(1, generationsToCome);
  const scale = {
    across: Math.min(LARGEST.across, Math.max(0.01, room.across / Math.max(1, across))),
    down: Math.min(LARGEST.down, Math.max(0.01, room.down / rows)),
  };
  return {
    ...scale,
    x: across / 2 - (INSET.left + room.across / 2) / scale.across,
    y: -INSET.top / scale.down,
  };
}

export function pan(view: View, byX: number, byY: number): View {
  return { ...view, x: view.x - byX / view.across, y: view.y - byY / view.down };
}

/** Larger by `factor`; what lies at the point stays there. */
export function zoom(view: View, factor: number, at: { readonly x: number; readonly y: number }): View {
  const bounded = Math.min(CLOSEST / Math.max(view.across, view.down), factor);
  const across = view.across * bounded;
  const down = view.down * bounded;
  return {
    across,
    down,
    x: view.x + at.x / view.across - at.x / across,
    y: view.y + at.y / view.down - at.y / down,
  };
}

/** No further away than all of it, nor off it: half of the screen shows some of the tree. */
export function keepInView(view: View, layout: Layout, size: Size, generationsToCome?: number): View {
  const all = fit(layout, size, generationsToCome);
  if (view.across < all.across && view.down < all.down) return all;
  const clamp = (value: number, seen: number, extent: number): number =>
    Math.min(extent - MOST_ROOM * seen, Math.max(-MOST_ROOM * seen, value));
  return {
    ...view,
    x: clamp(view.x, size.width / view.across, layout.width),
    y: clamp(view.y, size.height / view.down, Math.max(layout.generations, generationsToCome ?? 0)),
  };
}

/** The same scale, with the point in the middle. */
export function centre(view: View, size: Size, x: number, y: number): View {
  return { ...view, x: x - size.width / 2 / view.across, y: y - size.height / 2 / view.down };
}

export const toScreenX = (view: View, x: number): number => (x - view.x) * view.across;
/** The middle of a generation's row. */
export const toScreenY = (view: View, generation: number): number => (generation + 0.5 - view.y) * view.down;
