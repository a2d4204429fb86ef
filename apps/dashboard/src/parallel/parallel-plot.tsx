/** Parallel coordinates (Inselberg 1985): an axis a measure, a line an individual. What is not brushed stays, pale, behind the rest. */
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { useWidth } from '../charts/use-width';
import { AxisView } from './axis-view';
import type { Brush, Brushes } from './brushes';
import { alphaOf, drawLines, type Ink } from './draw-lines';
import { type Frame, frameOf, pathOf, rowNear } from './frame';
import type { Lines } from './lines';

interface ParallelPlotProps {
  lines: Lines;
  brushes: Brushes;
  brushed: readonly number[];
  /** `#rrggbb` of each row. */
  colourOf: (row: number) => string;
  pale: string;
  pointed: number | undefined;
  onBrush: (axis: string, brush: Brush | null) => void;
  onPoint: (row: number | undefined) => void;
  onOpen: (row: number) => void;
}

const PALE = 0.3;

export function ParallelPlot(props: ParallelPlotProps) {
  const { lines, brushes, brushed, colourOf, pale, pointed, onBrush, onPoint, onOpen } = props;
  const [box, room] = useWidth<HTMLDivElement>();
  const frame = useMemo(() => frameOf(lines.axes.length, room), [lines.axes.length, room]);
  const everyone = useMemo(() => lines.individuals.map((_, row) => row), [lines]);
  const under = useCanvas(lines, frame, everyone, { colourOf: () => pale, alpha: PALE }, [pale]);
  const over = useCanvas(lines, frame, brushed, { colourOf, alpha: alphaOf(brushed.length) }, [brushed, colourOf]);
  const rowAt = (event: MouseEvent): number | undefined => {
    const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
    return rowNear(lines, frame, brushed, { x: event.clientX - left, y: event.clientY - top });
  };
  const open = (event: MouseEvent) => {
    const row = rowAt(event);
    const onAxis = (event.target as Element).classList.contains('strip');
    if (row !== undefined && !onAxis) onOpen(row);
  };
  return (
    <div ref={box} class="scroll" tabIndex={0} role="region" aria-label="Individuals across axes">
      <div class="parallel" style={{ width: `${frame.width}px`, height: `${frame.height}px` }}>
        <canvas ref={under} hidden={brushed.length === everyone.length} />
        <canvas ref={over} data-brushed={brushed.length} />
        {room > 0 && (
          <svg
            width={frame.width}
            height={frame.height}
            onPointerMove={(event) => onPoint(rowAt(event))}
            onPointerLeave={() => onPoint(undefined)}
            onClick={open}
          >
            {pointed !== undefined && <path class="pointed-line" d={pathOf(lines, frame, pointed)} />}
            {lines.positions.some(Number.isNaN) && (
              <text class="tick" x={2} y={frame.unknown} dy="0.33em">
                none
              </text>
            )}
            {lines.axes.map((axis, index) => (
              <AxisView
                key={axis.name}
                axis={axis}
                index={index}
                frame={frame}
                brush={brushes[axis.name]}
                onBrush={(brush) => onBrush(axis.name, brush)}
              />
            ))}
          </svg>
        )}
      </div>
    </div>
  );
}

/** A canvas with the lines of rows, drawn anew when they or what `ink` depends on change. */
function useCanvas(lines: Lines, frame: Frame, rows: readonly number[], ink: Ink, dependencies: readonly unknown[]) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const { width, height } = frame;
    canvas.current!.width = Math.round(width * devicePixelRatio);
    canvas.current!.height = Math.round(height * devicePixelRatio);
    const context = canvas.current!.getContext('2d')!;
    context.scale(devicePixelRatio, devicePixelRatio);
    drawLines(context, lines, frame, rows, ink);
  }, [lines, frame, ...dependencies]);
  return canvas;
}
