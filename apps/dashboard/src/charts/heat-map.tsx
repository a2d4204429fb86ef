/** One row a name, one cell a generation, the darker the higher. */
import { measured } from '#wording';
import { useState } from 'preact/hooks';
import { ChartFrame, Key } from './chart-frame';
import { ShiftMarks } from './shift-marks';
import { useWidth } from './use-width';

interface HeatMapProps {
  title: string;
  file: string;
  unit: string;
  names: readonly string[];
  /** `values[generation][name]`, from the generation `first` on. */
  values: readonly Readonly<Record<string, number>>[];
  first?: number;
  /** Those to come are left room. */
  generations: number;
  /** What the lowest values mean. */
  faintest?: string;
}

const ROW = 13;
const LEFT = 104;
const BOTTOM = 18;

export function HeatMap({ title, file, unit, names, values, first = 0, generations, faintest }: HeatMapProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<readonly [string, number] | null>(null);
  const known = values.flatMap((row) => names.flatMap((name) => row[name] ?? []));
  const least = Math.min(0, ...known);
  const most = Math.max(least + 1e-9, ...known);
  const cell = Math.max(1, width - LEFT) / Math.max(1, values.length, generations - first);
  const height = names.length * ROW + BOTTOM;
  const every = Math.max(1, Math.ceil(26 / cell));
  return (
    <ChartFrame
      title={title}
      file={file}
      table={{
        columns: ['name', 'generation', unit],
        rows: values.flatMap((row, at) => names.map((name) => [name, first + at, row[name] ?? null])),
      }}
      legend={
        <>
          <Key colour="var(--accent)" kind="box">
            {measured(most)} {unit}, the highest
          </Key>
          <span class="muted">
            {pointed
              ? `${pointed[0]}, generation ${first + pointed[1]}: ${measured(values[pointed[1]]?.[pointed[0]] ?? null)} ${unit}`
              : `faintest: ${faintest ?? `${measured(least)} ${unit}`}`}
          </span>
        </>
      }
    >
      <div ref={box} class="plot" style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={title} onPointerLeave={() => point(null)}>
            {names.map((name, row) => (
              <g key={name} class="axis" transform={`translate(0,${row * ROW})`}>
                <text x={LEFT - 6} y={ROW - 3} text-anchor="end">
                  {name}
                </text>
                {values.map((entropies, at) => (
                  <rect
                    key={at}
                    x={LEFT + at * cell}
                    width={Math.max(1, cell - (cell > 6 ? 1 : 0))}
                    height={ROW - 1}
                    fill="var(--accent)"
                    fill-opacity={0.04 + 0.96 * (((entropies[name] ?? least) - least) / (most - least))}
                    onPointerEnter={() => point([name, at])}
                  />
                ))}
              </g>
            ))}
            <ShiftMarks
              x={(generation) => (generation < first + values.length ? LEFT + (generation - first) * cell - 0.5 : NaN)}
              top={0}
              bottom={height - BOTTOM}
            />
            <g class="axis">
              {values.map(
                (_, at) =>
                  at % every === 0 && (
                    <text key={at} x={LEFT + (at + 0.5) * cell} y={height - 4} text-anchor="middle">
                      {first + at}
                    </text>
                  ),
              )}
            </g>
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}
