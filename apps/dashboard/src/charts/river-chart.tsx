/** A stream graph (Byron and Wattenberg 2008): how many of each family live in each generation. */
import { area, curveMonotoneX, type Series, stack, stackOffsetSilhouette, stackOrderNone } from 'd3-shape';
import { useState } from 'preact/hooks';
import type { FamilyRiver } from '../feed/population';
import { familyColour } from '../ui/colours';
import { WholeAxis } from './axes';
import { ChartFrame, Key } from './chart-frame';
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
  height?: number;
}

export function RiverChart({ title, file, river, generations, height = 220 }: RiverChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [pointed, point] = useState<number | null>(null);
  const { families, counts } = river;
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
  const x = acrossScale([0, Math.max(last, generations - 1)], width, MARGINS);
  const y = upScale([-most / 2, most / 2], height, MARGINS);
  const at = pointed ?? last;
  const shape = area<Stream[number]>(
    (_, generation) => x(generation),
    ([low]) => y(low),
    ([, high]) => y(high),
  ).curve(curveMonotoneX);
  const follow = (event: PointerEvent) => {
    const left = (event.currentTarget as Element).getBoundingClientRect().left;
    point(Math.min(last, Math.max(0, Math.round(x.invert(event.clientX - left)))));
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
            {pointed !== null && (
              <path class="pointed" d={`M${x(pointed)} ${MARGINS.top}V${height - MARGINS.bottom}`} />
            )}
            <WholeAxis scale={x} size={{ width, height, margins: MARGINS }} unit="generation" />
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
