/** Dials over generations, a lane each: what held, what is to come, and what was planned. */
import type { EnvironmentRow } from '#contracts';
import { useContext, useState } from 'preact/hooks';
import { AcrossContext } from '../../../charts/across';
import { BottomAxis } from '../../../charts/axes';
import { ChartFrame, Key } from '../../../charts/chart-frame';
import { acrossScale } from '../../../charts/scales';
import { useWidth } from '../../../charts/use-width';
import type { Lane } from './lanes';
import { LaneHead } from './lane-head';
import { LaneView } from './lane-view';

interface TimelineChartProps {
  file: string;
  rows: readonly EnvironmentRow[];
  lanes: readonly Lane[];
  /** That have opened, of all. */
  opened: number;
  generations: number;
}

const MARGINS = { top: 0, right: 12, bottom: 32, left: 42 };
const AXIS = 32;

export function TimelineChart({ file, rows, lanes, opened, generations }: TimelineChartProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const [chosen, choose] = useState<number>();
  const { unit, at, opens, write } = useContext(AcrossContext);
  const isByGeneration = unit === 'generation';
  const last = isByGeneration ? generations - 1 : opened - 1;
  const end = isByGeneration ? generations - 0.5 : at(last);
  const scale = acrossScale([isByGeneration ? -0.5 : 0, Number.isFinite(end) ? end : 1], width, MARGINS);
  /** Pixels of where a generation opens, or after the last one ends. */
  const x = (generation: number): number => {
    const place = generation > last ? end : opens(generation);
    return scale(Math.max(place, isByGeneration ? -0.5 : 0));
  };
  const shown = Math.min(chosen ?? opened - 1, last);
  const follow = (event: PointerEvent) => {
    const left = event.clientX - (event.currentTarget as Element).getBoundingClientRect().left;
    let generation = 0;
    while (generation < last && x(generation + 1) <= left) generation++;
    choose(generation);
  };
  return (
    <ChartFrame
      title="Environment by generation"
      file={file}
      table={{
        columns: ['kind', 'generation', 'set', 'niche', 'deme', 'taste', 'value', 'by'],
        rows: rows.map(({ kind, generation, set, niche, deme, taste, value, by }) => [
          ...[kind, generation, set, niche, deme, taste],
          typeof value === 'number' ? value : [value].flat().join(' '),
          by,
        ]),
      }}
      legend={
        <>
          <Key colour="var(--accent)" kind="line">
            as it was
          </Key>
          <Key colour="var(--accent)" kind="dashed">
            as it will be, by what is known now
          </Key>
          <Key colour="var(--line-strong)" kind="thin">
            as planned at launch, where that is another
          </Key>
          <span class="muted">▼ a person changed it</span>
        </>
      }
    >
      <div ref={box} class="timeline" onPointerMove={follow} onPointerLeave={() => choose(undefined)}>
        {lanes.map((lane) => (
          <section key={JSON.stringify([lane.set, lane.niche, lane.deme, lane.taste])}>
            <LaneHead lane={lane} generation={shown} />
            {width > 0 && (
              <LaneView
                lane={lane}
                width={width}
                left={MARGINS.left}
                right={MARGINS.right}
                x={x}
                last={last}
                shown={shown}
              />
            )}
          </section>
        ))}
        {width > 0 && (
          <svg width={width} height={AXIS} aria-hidden="true">
            <BottomAxis scale={scale} size={{ width, height: AXIS, margins: MARGINS }} unit={unit} write={write} />
          </svg>
        )}
      </div>
      <label class="row tight small muted">
        Generation
        <input
          type="range"
          min={0}
          max={Math.max(0, last)}
          value={Math.max(0, shown)}
          onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
        />
        {Math.max(0, shown)}
        {shown >= opened ? ', to come' : ''}
      </label>
    </ChartFrame>
  );
}
