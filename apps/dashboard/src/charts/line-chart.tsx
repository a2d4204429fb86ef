/** Curves over generations, what was spent by them, or steps, with bands around some of them and levels to measure them by. */
import { area, line } from 'd3-shape';
import { measured } from '#wording';
import { useContext, useState } from 'preact/hooks';
import { AcrossContext, BY_STEP } from './across';
import { BottomAxis, ValueAxis } from './axes';
import { ChartFrame, Key } from './chart-frame';
import { type Band, cellsOf, type Level, nearest, type Point, type Series, valueAt } from './series';
import { ShiftMarks } from './shift-marks';
import { acrossScale, domainOf, spread, upScale } from './scales';
import { useWidth } from './use-width';

interface LineChartProps {
  title: string;
  unit: string;
  file: string;
  series: readonly Series[];
  /** Where there are several each has the colour of its curve, and no key of its own. */
  bands?: readonly Band[];
  levels?: readonly Level[];
  /** What the points are numbered by. */
  across?: 'generation' | 'step';
  /** Generations to come are left room. */
  generations?: number;
  /** Whose changes of the environment are marked; those of all where it is left out. */
  niche?: string;
  note?: string;
  height?: number;
}

export function LineChart({
  title,
  unit,
  file,
  series,
  bands = [],
  levels = [],
  across = 'generation',
  generations,
  niche,
  note,
  height = 220,
}: LineChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<number | null>(null);
  const asChosen = useContext(AcrossContext);
  const { unit: along, at: place, opens, write } = across === 'step' ? BY_STEP : asChosen;
  const margins = { top: 20, right: levels.length > 0 ? 66 : 12, bottom: 32, left: 42 };
  const size = { width, height, margins };
  const values = series.flatMap(({ points }) => points.map(([, value]) => value));
  const spans = bands.flatMap(({ points }) => points.flatMap(([, low, high]) => [low, high]));
  const ceiling = Math.max(...[...values, ...spans].filter(Number.isFinite));
  const shown = levels.filter(({ value }) => value <= ceiling);
  const numbers = series.flatMap(({ points }) => points.map(([at]) => at));
  const last = Math.max(0, ...numbers);
  const positions = numbers.map(place).filter(Number.isFinite);
  const first = along !== 'generation' || positions.length === 0 ? 0 : Math.min(...positions);
  const toCome = along === 'generation' ? (generations ?? 0) - 1 : 0;
  const scale = acrossScale([first, Math.max(0, ...positions, toCome)], width, margins);
  const x = (at: number): number => scale(place(at));
  const within = (at: number): number => (at >= margins.left && at <= width - margins.right ? at : NaN);
  const y = upScale(domainOf([...values, ...spans, ...shown.map(({ value }) => value)]), height, margins);
  const path = line<Point>(
    ([generation]) => x(generation),
    ([, value]) => y(value),
  ).defined(([at, value]) => Number.isFinite(place(at)) && Number.isFinite(value));
  const labels = spread(
    shown.map((level) => ({ text: level.name, at: y(level.value) })),
    11,
    [margins.top, height - margins.bottom - 4],
  );
  const known = values.some(Number.isFinite);
  const at = pointed ?? last;
  const follow = (event: PointerEvent) => {
    const left = (event.currentTarget as Element).getBoundingClientRect().left;
    point(nearest(series, scale.invert(event.clientX - left), place));
  };

  return (
    <ChartFrame
      title={title}
      file={file}
      note={note}
      table={cellsOf(series, bands, levels, across, unit, write && { unit: along, at: place })}
      legend={
        <>
          <span class="muted">
            {across} {at}
            {write && Number.isFinite(place(at)) && `, ${write(place(at))} ${along}`}
          </span>
          {series.map(({ name, colour, kind, points }) => (
            <Key key={name} colour={colour} kind={kind}>
              {name} {measured(valueAt(points, at))}
            </Key>
          ))}
          {(bands.length === 1 ? bands : []).map(({ name, colour }) => (
            <Key key={name} colour={colour} kind="band">
              {name}
            </Key>
          ))}
        </>
      }
    >
      <div ref={box} class="plot" style={{ height: `${height}px` }}>
        {width > 0 && known && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`${title}, ${unit}, to ${across} ${last}`}
            onPointerMove={follow}
            onPointerLeave={() => point(null)}
          >
            <ValueAxis scale={y} size={size} unit={unit} />
            <BottomAxis scale={scale} size={size} unit={along} write={write} />
            {shown.map(({ name, value }) => (
              <path key={name} class="level" d={`M${margins.left} ${y(value)}H${width - margins.right}`} />
            ))}
            <ShiftMarks
              x={(generation) => within(scale(opens(generation)))}
              top={margins.top}
              bottom={height - margins.bottom}
              niche={niche}
            />
            {labels.map(({ text, y: where }) => (
              <text key={text} class="level-name" x={width - margins.right + 5} y={where} dy="0.33em">
                {text}
              </text>
            ))}
            {bands.map((band) => (
              <BandShape key={band.name} band={band} x={x} y={y} />
            ))}
            {pointed !== null && Number.isFinite(x(pointed)) && (
              <path class="pointed" d={`M${x(pointed)} ${margins.top}V${height - margins.bottom}`} />
            )}
            {series.map(({ name, colour, kind, points }) => (
              <g key={name} stroke={colour} fill="none">
                <path
                  d={path(points) ?? ''}
                  stroke-width={kind === 'line' ? 2 : 1.3}
                  stroke-dasharray={kind === 'dashed' ? '4 3' : undefined}
                />
                {points.map(
                  ([generation, value]) =>
                    Number.isFinite(value) &&
                    Number.isFinite(place(generation)) &&
                    (generation === pointed || points.length < 3) && (
                      <circle key={generation} cx={x(generation)} cy={y(value)} r={3} fill={colour} stroke="none" />
                    ),
                )}
              </g>
            ))}
          </svg>
        )}
        {!known && <p class="waiting muted">Nothing is known yet.</p>}
      </div>
    </ChartFrame>
  );
}

interface BandShapeProps {
  band: Band;
  x: (value: number) => number;
  y: (value: number) => number;
}

/** Of one point it is a stroke. */
function BandShape({ band, x, y }: BandShapeProps) {
  const [[at, low, high] = [NaN, NaN, NaN]] = band.points;
  return (
    <>
      <path d={bandPath(band, x, y)} fill={band.colour} opacity="0.18" />
      {band.points.length === 1 && Number.isFinite(x(at)) && (
        <path d={`M${x(at)} ${y(low)}V${y(high)}`} stroke={band.colour} opacity="0.5" />
      )}
    </>
  );
}

function bandPath({ points }: Band, x: (value: number) => number, y: (value: number) => number): string {
  const shape = area<Band['points'][number]>(
    ([generation]) => x(generation),
    ([, low]) => y(low),
    ([, , high]) => y(high),
  ).defined(([at, low, high]) => [x(at), low, high].every(Number.isFinite));
  return shape(points) ?? '';
}
