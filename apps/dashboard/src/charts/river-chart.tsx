/** A stream graph (Byron and Wattenberg 2008): how many of each family, or species, live in each generation. */
import { area, curveMonotoneX, type Series, stack, stackOffsetSilhouette, stackOrderNone } from 'd3-shape';
import { useContext, useState } from 'preact/hooks';
import { AcrossContext } from './across';
import { BottomAxis } from './axes';
import { ChartFrame, Key } from './chart-frame';
import { ShiftMarks } from './shift-marks';
import { acrossScale, upScale } from './scales';
import { useWidth } from './use-width';

type Row = readonly number[];
type Stream = Series<Row, number>;

const MARGINS = { top: 8, right: 12, bottom: 32, left: 12 };

/** Individuals alive: `counts[generation][name]`. */
export interface River {
  readonly names: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

interface RiverChartProps {
  title: string;
  /** What a name is of. */
  what: string;
  file: string;
  river: River;
  colour: (name: string) => string;
  generations: number;
  /** Whose changes of the environment are marked; those of all where it is left out. */
  niche?: string;
  height?: number;
}

export function RiverChart({ title, what, file, river, colour, generations, niche, height = 220 }: RiverChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<number | null>(null);
  const { names, counts } = river;
  const { unit: along, at: place, opens, write } = useContext(AcrossContext);
  const last = counts.length - 1;
  // A fork has nobody in the generations before its own.
  const first = Math.max(
    0,
    counts.findIndex((row) => row.some((count) => count > 0)),
  );
  const streams: Stream[] =
    counts.length === 0
      ? []
      : stack<unknown, Row, number>()
          .keys(names.map((_, index) => index))
          .value((row, name) => row[name])
          .offset(stackOffsetSilhouette)
          .order(stackOrderNone)([...counts]);
  const most = Math.max(1, ...counts.map((row) => row.reduce((a, b) => a + b, 0)));
  const positions = counts.map((_, generation) => place(generation)).filter(Number.isFinite);
  const toCome = along === 'generation' ? generations - 1 : 0;
  const scale = acrossScale([along === 'generation' ? first : 0, Math.max(0, ...positions, toCome)], width, MARGINS);
  const x = (generation: number): number => scale(place(generation));
  const y = upScale([-most / 2, most / 2], height, MARGINS);
  const at = pointed ?? last;
  const shape = area<Stream[number]>(
    (_, generation) => x(generation),
    ([low]) => y(low),
    ([, high]) => y(high),
  )
    .defined((_, generation) => generation >= first && Number.isFinite(place(generation)))
    .curve(curveMonotoneX);
  const follow = (event: PointerEvent) => {
    const left = (event.currentTarget as Element).getBoundingClientRect().left;
    const position = scale.invert(event.clientX - left);
    point(
      counts.reduce(
        (best, _, at) => (Math.abs(place(at) - position) < Math.abs(place(best) - position) ? at : best),
        0,
      ),
    );
  };

  return (
    <ChartFrame
      title={title}
      file={file}
      table={{
        columns: [what, 'generation', 'individuals'],
        rows: counts.flatMap((row, generation) => row.map((count, at) => [names[at], generation, count])),
      }}
      legend={
        <>
          <span class="muted">living in generation {Math.max(0, at)}</span>
          {names.map((name, index) => (
            <Key key={name} colour={colour(name)} kind="box">
              {name} {counts[at]?.[index] ?? 0}
            </Key>
          ))}
        </>
      }
    >
      <div ref={box} class="plot" style={{ height: `${height}px` }}>
        {width > 0 && last >= 0 && (
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={`${title}, to generation ${last}`}
            onPointerMove={follow}
            onPointerLeave={() => point(null)}
          >
            {streams.map((stream, index) => (
              <path key={names[index]} class="stream" d={shape(doubled(stream)) ?? ''} fill={colour(names[index])} />
            ))}
            {last === first &&
              Number.isFinite(x(last)) &&
              streams.map((stream, index) => (
                <rect
                  key={names[index]}
                  class="stream"
                  x={x(last)}
                  width={14}
                  y={y(stream[last][1])}
                  height={y(stream[last][0]) - y(stream[last][1])}
                  fill={colour(names[index])}
                />
              ))}
            <ShiftMarks
              x={(generation) => scale(opens(generation))}
              top={MARGINS.top}
              bottom={height - MARGINS.bottom}
              niche={niche}
            />
            {pointed !== null && Number.isFinite(x(pointed)) && (
              <path class="pointed" d={`M${x(pointed)} ${MARGINS.top}V${height - MARGINS.bottom}`} />
            )}
            <BottomAxis scale={scale} size={{ width, height, margins: MARGINS }} unit={along} write={write} />
          </svg>
        )}
        {last < 0 && <p class="waiting muted">No individual is born yet.</p>}
      </div>
    </ChartFrame>
  );
}

/** A curve of one point has no area. */
function doubled(stream: Stream): Stream[number][] {
  return stream.length === 1 ? [] : [...stream];
}
