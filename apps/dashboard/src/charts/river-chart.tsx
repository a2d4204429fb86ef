/** A stream graph (Byron and Wattenberg 2008): how many of each family live in each generation. */
import { area, curveMonotoneX, type Series, stack, stackOffsetSilhouette, stackOrderNone } from 'd3-shape';
import { useContext, useState } from 'preact/hooks';
import type { FamilyRiver } from '../feed/population';
import { familyColour } from '../ui/colours';
import { AcrossContext } from './across';
import { BottomAxis } from './axes';
import { ChartFrame, Key } from './chart-frame';
import { ShiftMarks } from './shift-marks';
import { acrossScale, upScale } from './scales';
import { useWidth } from './use-width';

type Row = readonly number[];
type Stream = Series<Row, number>;

const MARGINS = { top: 8, right: 12, bottom: 32, left: 12 };

interface RiverChartProps {
  title: string;
  file: string;
  river: FamilyRiver;
  generations: number;
  /** Whose changes of the environment are marked; those of all where it is left out. */
  niche?: string;
  height?: number;
}

export function RiverChart({ title, file, river, generations, niche, height = 220 }: RiverChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<number | null>(null);
  const { families, counts } = river;
  const { unit: along, at: place, opens, write } = useContext(AcrossContext);
  const last = counts.length - 1;
  const streams: Stream[] =
    counts.length === 0
      ? []
      : stack<unknown, Row, number>()
          .keys(families.map((_, index) => index))
          .value((row, family) => row[family])
          .offset(stackOffsetSilhouette)
          .order(stackOrderNone)([...counts]);
  const most = Math.max(1, ...counts.map((row) => row.reduce((a, b) => a + b, 0)));
  const positions = counts.map((_, generation) => place(generation)).filter(Number.isFinite);
  const toCome = along === 'generation' ? generations - 1 : 0;
  const scale = acrossScale([0, Math.max(0, ...positions, toCome)], width, MARGINS);
  const x = (generation: number): number => scale(place(generation));
  const y = upScale([-most / 2, most / 2], height, MARGINS);
  const at = pointed ?? last;
  const shape = area<Stream[number]>(
    (_, generation) => x(generation),
    ([low]) => y(low),
    ([, high]) => y(high),
  )
    .defined((_, generation) => Number.isFinite(place(generation)))
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
        columns: ['family', 'generation', 'individuals'],
        rows: counts.flatMap((row, generation) => row.map((count, family) => [families[family], generation, count])),
      }}
      legend={
        <>
          <span class="muted">living in generation {Math.max(0, at)}</span>
          {families.map((family, index) => (
            <Key key={family} colour={familyColour(family)} kind="box">
              {family} {counts[at]?.[index] ?? 0}
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
            {streams.map((stream, family) => (
              <path
                key={families[family]}
                class="stream"
                d={shape(doubled(stream)) ?? ''}
                fill={familyColour(families[family])}
              />
            ))}
            {last === 0 &&
              Number.isFinite(x(0)) &&
              streams.map((stream, family) => (
                <rect
                  key={families[family]}
                  class="stream"
                  x={x(0)}
                  width={14}
                  y={y(stream[0][1])}
                  height={y(stream[0][0]) - y(stream[0][1])}
                  fill={familyColour(families[family])}
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
