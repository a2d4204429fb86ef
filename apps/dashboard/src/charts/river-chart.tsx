/** A stream graph (Byron and Wattenberg 2008): how many of each family, or species, live in each generation. */
import { sum } from '#base';
import { area, curveMonotoneX, type Series, stack, stackOffsetSilhouette, stackOrderNone } from 'd3-shape';
import { useContext, useMemo, useState } from 'preact/hooks';
import { AcrossContext } from './across';
import { BottomAxis } from './axes';
import { ChartFrame, Key } from './chart-frame';
import { ShiftMarks } from './shift-marks';
import { acrossScale, upScale } from './scales';
import { thinned, type ThinnedRow } from './thinned';
import { useWidth } from './use-width';

type Stream = Series<ThinnedRow, number>;

/** More generations than can be seen apart are drawn as means. */
const MOST = 600;

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
  const [rows, streams, most] = useMemo(() => {
    const rows = thinned(counts.slice(first), MOST).map((row) => ({ ...row, generation: first + row.generation }));
    const streams: Stream[] =
      rows.length === 0
        ? []
        : stack<unknown, ThinnedRow, number>()
            .keys(names.map((_, index) => index))
            .value((row, name) => row.counts[name])
            .offset(stackOffsetSilhouette)
            .order(stackOrderNone)(rows);
    return [rows, streams, Math.max(1, ...rows.map((row) => sum(row.counts)))];
  }, [river, first]);
  const positions = rows.map(({ generation }) => place(generation)).filter(Number.isFinite);
  positions.push(...[place(last)].filter(Number.isFinite));
  const toCome = along === 'generation' ? generations - 1 : 0;
  const scale = acrossScale([along === 'generation' ? first : 0, Math.max(0, ...positions, toCome)], width, MARGINS);
  const x = (generation: number): number => scale(place(generation));
  const y = upScale([-most / 2, most / 2], height, MARGINS);
  const at = pointed ?? last;
  // not again with each movement of the pointer
  const paths = useMemo(() => {
    const shape = area<Stream[number]>(
      ({ data }) => x(data.generation),
      ([low]) => y(low),
      ([, high]) => y(high),
    )
      .defined(({ data }) => Number.isFinite(place(data.generation)))
      .curve(curveMonotoneX);
    return streams.map((stream) => shape(doubled(stream)) ?? '');
  }, [streams, place, along, generations, width, height]);
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
  const table = useMemo(
    () => ({
      columns: [what, 'generation', 'individuals'],
      rows: counts.flatMap((row, generation) => row.map((count, at) => [names[at], generation, count])),
    }),
    [river, what],
  );

  return (
    <ChartFrame
      title={title}
      file={file}
      table={table}
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
            {paths.map((path, index) => (
              <path key={names[index]} class="stream" d={path} fill={colour(names[index])} />
            ))}
            {last === first &&
              Number.isFinite(x(last)) &&
              streams.map((stream, index) => (
                <rect
                  key={names[index]}
                  class="stream"
                  x={x(last)}
                  width={14}
                  y={y(stream[0][1])}
                  height={y(stream[0][0]) - y(stream[0][1])}
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
