/** The tree on a canvas, moved by pointer, wheel, touch and keys. Drawn at most once a frame, and only when something changed. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { TreePainter } from './draw-tree';
import type { Scene } from './scene';
import { type Told, TreeTip } from './tree-tip';
import { usePointers } from './use-pointers';
import { centre, fit, keepInView, pan, type Size, toScreenX, toScreenY, type View, zoom } from './view';
import { rowAt } from './visible';
import { type Step, walk } from './walk';

export interface TreeHandle {
  fit(): void;
  zoom(factor: number): void;
  show(row: number): void;
  toPng(): Promise<Blob | null>;
}

interface TreeCanvasProps {
  scene: Omit<Scene, 'hovered' | 'selected'>;
  selected: number | undefined;
  /** What is coloured by, where that is told of who is pointed at. */
  told: Told | undefined;
  /** Rows of generations that are to come are left room when all of it is shown. */
  generationsToCome: number;
  label: string;
  handle: { current: TreeHandle | null };
  onSelect: (row: number | undefined) => void;
  onOpen: (row: number) => void;
  /** Collapses its clade, or expands it. */
  onCollapse: (row: number) => void;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const PAN_PIXELS = 80;
const ZOOM = 1.3;
/** A view that has not moved for so long rests. */
const REST_MS = 150;

export function TreeCanvas({
  scene,
  selected,
  told,
  generationsToCome,
  label,
  handle,
  onSelect,
  onOpen,
  onCollapse,
}: TreeCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<TreePainter | null>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const [hovered, setHovered] = useState<{ row: number; x: number; y: number }>();
  const view = useRef<View | null>(null);
  const frame = useRef(0);
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isResting = useRef(false);
  const { layout, lineage, born } = scene;
  const drawn = { ...scene, hovered: hovered?.row, selected };
  const latest = useRef({ drawn, size, generationsToCome });
  latest.current = { drawn, size, generationsToCome };

  const draw = () => {
    frame.current = 0;
    const { drawn, size, generationsToCome } = latest.current;
    if (!painter.current || size.width === 0) return;
    const seen = view.current ?? fit(drawn.layout, size, generationsToCome);
    clearTimeout(rest.current);
    if (painter.current.draw(drawn, seen, size, devicePixelRatio, isResting.current)) isResting.current = false;
    else rest.current = setTimeout(drawAtRest, REST_MS);
  };
  const drawAtRest = () => {
    isResting.current = true;
    drawSoon();
  };
  const drawSoon = () => (frame.current ||= requestAnimationFrame(draw));
  const seen = (): View => view.current ?? fit(layout, size, generationsToCome);
  const look = (next: View | null) => {
    view.current = next && keepInView(next, layout, size, generationsToCome);
    drawSoon();
  };
  const show = (row: number) => {
    if (Number.isNaN(layout.x[row])) return;
    const now = seen();
    const x = toScreenX(now, layout.x[row]);
    const y = toScreenY(now, lineage.generation.values[row]);
    if (x > 50 && x < size.width - 20 && y > 40 && y < size.height - 20) return drawSoon();
    look(centre(now, size, layout.x[row], lineage.generation.values[row] + 0.5));
  };
  const middle = { x: size.width / 2, y: size.height / 2 };

  useLayoutEffect(() => {
    const element = canvas.current!;
    painter.current = new TreePainter(element.getContext('2d', { alpha: false })!);
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      element.width = Math.round(width * devicePixelRatio);
      element.height = Math.round(height * devicePixelRatio);
      setSize({ width, height });
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame.current);
      clearTimeout(rest.current);
    };
  }, []);
  useEffect(() => void drawSoon());
  handle.current = {
    fit: () => look(null),
    zoom: (factor) => look(zoom(seen(), factor, middle)),
    show,
    toPng: () => new Promise((resolve) => canvas.current!.toBlob(resolve)),
  };

  const pointers = usePointers(canvas, {
    onPan: (byX, byY) => look(pan(seen(), byX, byY)),
    onZoom: (factor, at) => look(zoom(seen(), factor, at)),
    onHover: (at) => {
      const row = at && rowAt(layout, seen(), at, (each) => each < born);
      if (row !== hovered?.row) setHovered(row === undefined || !at ? undefined : { row, ...at });
    },
    onTap: (at, onlySelects) => {
      const row = rowAt(layout, seen(), at, (each) => each < born);
      // A finger cannot hover: its first tap tells, its second opens.
      if (row !== undefined && (!onlySelects || row === selected)) onOpen(row);
      else onSelect(row);
    },
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step && (event.shiftKey || selected === undefined)) {
      const by = { up: [0, 1], down: [0, -1], left: [1, 0], right: [-1, 0] }[step];
      if (!event.shiftKey && born > 0) onSelect(scene.line[0] ?? 0);
      else look(pan(seen(), by[0] * PAN_PIXELS, by[1] * PAN_PIXELS));
    } else if (step) {
      const next = walk(lineage, layout, born, selected!, step);
      if (next !== undefined) {
        onSelect(next);
        show(next);
      }
    } else if (event.key === 'Enter' && selected !== undefined) onOpen(selected);
    else if (event.key === 'Escape') onSelect(undefined);
    else if (event.key === '+' || event.key === '=') look(zoom(seen(), ZOOM, middle));
    else if (event.key === '-') look(zoom(seen(), 1 / ZOOM, middle));
    else if (event.key === '0') look(null);
    else if (event.key === 'c' && selected !== undefined) onCollapse(selected);
    else return;
    event.preventDefault();
  };

  const tip =
    hovered ?? (selected === undefined ? undefined : { row: selected, ...positionOf(seen(), scene, selected) });
  return (
    <div class="tree">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-label={label}
        aria-describedby="tree-keys"
        data-born={born}
        onKeyDown={onKeyDown}
        {...pointers}
      />
      {tip && tip.row < born && <TreeTip lineage={lineage} told={told} row={tip.row} x={tip.x} y={tip.y} size={size} />}
    </div>
  );
}

function positionOf(view: View, { layout, lineage }: TreeCanvasProps['scene'], row: number): { x: number; y: number } {
  return { x: toScreenX(view, layout.x[row]), y: toScreenY(view, lineage.generation.values[row]) };
}
