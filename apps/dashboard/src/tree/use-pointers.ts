/** Mouse, pen, fingers and wheel as movements: one pointer pans, two pinch, the wheel zooms, a tap that did not move is a tap. */
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Point {
  readonly x: number;
  readonly y: number;
}

interface PointerListener {
  onPan(byX: number, byY: number): void;
  onZoom(factor: number, at: Point): void;
  onHover(at: Point | undefined): void;
  /** `onlySelects`: by a finger, or with Shift. */
  onTap(at: Point, onlySelects: boolean): void;
}

const TAP_PIXELS = 5;
const WHEEL_SPEED = 0.0016;
const LINE_PIXELS = 16;

export function usePointers(element: RefObject<HTMLElement | null>, listener: PointerListener) {
  const latest = useRef(listener);
  latest.current = listener;
  const down = useRef(new Map<number, Point>());
  const moved = useRef(0);

  useEffect(() => {
    const target = element.current!;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault(); // needs a listener that is not passive
      const pixels = event.deltaMode === event.DOM_DELTA_LINE ? LINE_PIXELS * event.deltaY : event.deltaY;
      latest.current.onZoom(Math.exp(-WHEEL_SPEED * pixels), pointOf(event, target));
    };
    target.addEventListener('wheel', onWheel, { passive: false });
    return () => target.removeEventListener('wheel', onWheel);
  }, []);

  const onPointerMove = (event: PointerEvent) => {
    const target = element.current!;
    const at = pointOf(event, target);
    const before = down.current.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') latest.current.onHover(at);
      return;
    }
    moved.current += Math.abs(at.x - before.x) + Math.abs(at.y - before.y);
    const other = [...down.current].find(([id]) => id !== event.pointerId)?.[1];
    down.current.set(event.pointerId, at);
    if (moved.current <= TAP_PIXELS) return;
    if (!other) return latest.current.onPan(at.x - before.x, at.y - before.y);
    const middle = (point: Point): Point => ({ x: (point.x + other.x) / 2, y: (point.y + other.y) / 2 });
    const [from, to] = [middle(before), middle(at)];
    latest.current.onZoom(distance(at, other) / Math.max(1, distance(before, other)), to);
    latest.current.onPan(to.x - from.x, to.y - from.y);
  };
  const onPointerDown = (event: PointerEvent) => {
    const target = element.current!;
    target.setPointerCapture(event.pointerId);
    if (down.current.size === 0) moved.current = 0;
    down.current.set(event.pointerId, pointOf(event, target));
  };
  const onPointerUp = (event: PointerEvent) => {
    const target = element.current!;
    const alone = down.current.size === 1;
    if (down.current.delete(event.pointerId) && alone && moved.current <= TAP_PIXELS) {
      latest.current.onTap(pointOf(event, target), event.pointerType === 'touch' || event.shiftKey);
    }
  };
  return {
    onPointerDown,
    onPointerMove,
    onPointerUp,
    onPointerCancel: (event: PointerEvent) => void down.current.delete(event.pointerId),
    onPointerLeave: () => latest.current.onHover(undefined),
  };
}

function pointOf(event: MouseEvent, target: HTMLElement): Point {
  const { left, top } = target.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
