/** An axis: its name, its ticks, and what is brushed of it, by pointer or by the two ends as sliders. */
import { type Axis, textOf, type Value } from './axis';
import { useAxisPointer } from './axis-pointer';
import { type Brush, brushBetween } from './brushes';
import { type Frame, labelPosition, yOf } from './frame';

interface AxisViewProps {
  axis: Axis;
  index: number;
  frame: Frame;
  brush: Brush | undefined;
  onBrush: (brush: Brush | null) => void;
}

const STRIP = 30;
const BRUSH = 14;
/** A single value is brushed visibly. */
const PAD = 6;
const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

export function AxisView({ axis, index, frame, brush, onBrush }: AxisViewProps) {
  const name = labelPosition(frame, index);
  const pointer = useAxisPointer(axis, frame, brush, onBrush);
  const [low, high] = brush ?? axis.ends;
  const [top, bottom] = [yOf(frame, shown(axis, high)) - PAD, yOf(frame, shown(axis, low)) + PAD];
  return (
    <g class="parallel-axis" transform={`translate(${frame.xs[index].toFixed(1)},0)`}>
      <text class="axis-name" x={name.x} y={name.y} text-anchor={name.anchor}>
        {axis.label}
      </text>
      <path d={`M0 ${frame.top}V${frame.bottom}`} />
      {axis.ticks.map(({ at, text }) => (
        <text key={text} class="tick" x={-7} y={yOf(frame, at)} dy="0.33em" text-anchor="end">
          {text}
        </text>
      ))}
      {brush && <rect class="brush" x={-BRUSH / 2} width={BRUSH} y={top} height={bottom - top} rx={2} />}
      <rect
        class="strip"
        x={-STRIP / 2}
        width={STRIP}
        y={frame.top - PAD}
        height={frame.bottom - frame.top + 2 * PAD}
        data-axis={axis.name}
        {...pointer}
      />
      <End axis={axis} name="most" y={top} value={high} other={low} onBrush={onBrush} />
      <End axis={axis} name="least" y={bottom} value={low} other={high} onBrush={onBrush} />
    </g>
  );
}

/** The position on the axis of a value that may lie beyond its ends. */
function shown(axis: Axis, value: Value): number {
  return Math.min(1, Math.max(0, axis.at(value)));
}

interface EndProps {
  axis: Axis;
  name: 'least' | 'most';
  y: number;
  value: Value;
  other: Value;
  onBrush: (brush: Brush | null) => void;
}

/** One end of what is brushed, which keys move. */
function End({ axis, name, y, value, other, onBrush }: EndProps) {
  const [least, most] = axis.ends;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    if (step !== undefined) onBrush(brushBetween(axis, notPast(axis.step(value, step)), other));
    else if (event.key === 'Home') onBrush(brushBetween(axis, notPast(least), other));
    else if (event.key === 'End') onBrush(brushBetween(axis, notPast(most), other));
    else if (event.key === 'Escape' || event.key === 'Delete') onBrush(null);
    else return;
    event.preventDefault();
  };
  const notPast = (wanted: Value): Value => {
    const past = name === 'least' ? axis.at(wanted) > axis.at(other) : axis.at(wanted) < axis.at(other);
    return past ? other : wanted;
  };
  return (
    <rect
      class="end"
      x={-BRUSH / 2 - 2}
      width={BRUSH + 4}
      y={y - 2}
      height={4}
      rx={2}
      tabindex={0}
      role="slider"
      aria-orientation="vertical"
      aria-label={`${axis.label}, ${name}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(100 * shown(axis, value))}
      aria-valuetext={textOf(value)}
      onKeyDown={onKeyDown}
    />
  );
}
