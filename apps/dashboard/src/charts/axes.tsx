import type { ScaleLinear } from 'd3-scale';
import { type Margins, tickText, wholeTicks } from './scales';

type Scale = ScaleLinear<number, number>;

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly margins: Margins;
}

/** Horizontal lines with their values, and the unit above them. */
export function ValueAxis({ scale, size, unit }: { scale: Scale; size: Size; unit: string }) {
  const { width, height, margins } = size;
  const ticks = scale.ticks(Math.max(3, Math.floor(height / 45)));
  const write = tickText(scale, ticks);
  return (
    <g class="axis">
      <text x={0} y={9}>
        {unit}
      </text>
      {ticks.map((tick) => (
        <g key={tick} transform={`translate(0,${scale(tick)})`}>
          <path d={`M${margins.left} 0H${width - margins.right}`} />
          <text x={margins.left - 6} dy="0.33em" text-anchor="end">
            {write(tick)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface BottomAxisProps {
  scale: Scale;
  size: Size;
  unit: string;
  write?: (tick: number) => string;
}

/** Along the bottom; whole numbers, such as generations, where `write` does not say how others are written. */
export function BottomAxis({ scale, size, unit, write }: BottomAxisProps) {
  const { width, height, margins } = size;
  const room = width - margins.left - margins.right;
  const ticks = write ? scale.ticks(Math.max(2, Math.floor(room / 90))) : wholeTicks(scale, room);
  return (
    <g class="axis" transform={`translate(0,${height - margins.bottom})`}>
      {ticks.map((tick) => (
        <text key={tick} x={scale(tick)} y={15} text-anchor="middle">
          {write ? write(tick) : tick}
        </text>
      ))}
      <text x={width - margins.right} y={29} text-anchor="end">
        {unit}
      </text>
    </g>
  );
}
