/** A pointer on an axis: a drag brushes, moves what is brushed, or one end of it; a tap brushes one value, or nothing. */
import { useRef } from 'preact/hooks';
import type { Axis, Value } from './axis';
import { type Brush, brushBetween } from './brushes';
import { type Frame, positionAt } from './frame';

interface Grip {
  readonly from: number;
  /** Stays while the other end follows. */
  readonly anchor: Value;
  /** Positions of both ends, where all of it is moved. */
  readonly moved: readonly [number, number] | null;
  dragged: boolean;
}

const END_PIXELS = 7;
const TAP_PIXELS = 3;

export function useAxisPointer(
  axis: Axis,
  frame: Frame,
  brush: Brush | undefined,
  onBrush: (brush: Brush | null) => void,
) {
  const grip = useRef<Grip | null>(null);
  const pixels = frame.bottom - frame.top;
  const positionOf = (event: PointerEvent): number => {
    const svg = (event.currentTarget as SVGElement).ownerSVGElement!;
    return positionAt(frame, event.clientY - svg.getBoundingClientRect().top);
  };
  const onPointerDown = (event: PointerEvent) => {
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    grip.current = gripAt(axis, positionOf(event), brush, END_PIXELS / pixels);
  };
  const onPointerMove = (event: PointerEvent) => {
    const held = grip.current;
    if (!held) return;
    event.stopPropagation();
    const position = positionOf(event);
    held.dragged ||= Math.abs(position - held.from) * pixels > TAP_PIXELS;
    if (!held.dragged) return;
    const [one, other] = held.moved
      ? held.moved.map((end) => axis.valueAt(end + bounded(position - held.from, held.moved!)))
      : [held.anchor, axis.valueAt(position)];
    onBrush(brushBetween(axis, one, other));
  };
  const onPointerUp = (event: PointerEvent) => {
    const held = grip.current;
    grip.current = null;
    if (!held || held.dragged) return;
    onBrush(tapped(axis, axis.valueAt(positionOf(event)), brush));
  };
  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: () => (grip.current = null) };
}

function gripAt(axis: Axis, from: number, brush: Brush | undefined, reach: number): Grip {
  const anchor = axis.valueAt(from);
  if (!brush) return { from, anchor, moved: null, dragged: false };
  const [low, high] = [axis.at(brush[0]), axis.at(brush[1])];
  if (Math.abs(from - high) <= reach) return { from, anchor: brush[0], moved: null, dragged: false };
  if (Math.abs(from - low) <= reach) return { from, anchor: brush[1], moved: null, dragged: false };
  const inside = from > low && from < high;
  return { from, anchor, moved: inside ? [low, high] : null, dragged: false };
}

/** So far that both ends stay on the axis. */
function bounded(by: number, [low, high]: readonly [number, number]): number {
  return Math.max(-low, Math.min(1 - high, by));
}

/** On an axis of few values a tap takes one; else it lets go of what was brushed. */
function tapped(axis: Axis, value: Value, brush: Brush | undefined): Brush | null {
  if (!axis.few) return null;
  return brush && brush[0] === value && brush[1] === value ? null : [value, value];
}
