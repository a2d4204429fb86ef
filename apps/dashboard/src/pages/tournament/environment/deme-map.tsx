/** Demes as circles, by niche, and who moved between them as a generation opened. */
import type { TournamentView } from '#contracts';
import type { TournamentState } from '#projection';
import { settlersText, thousandths } from '#wording';
import { useMemo, useState } from 'preact/hooks';
import { ChartFrame } from '../../../charts/chart-frame';
import { useWidth } from '../../../charts/use-width';
import { type DemeState, demesAt, flowsAt } from '../../../feed/demes';
import { Table } from '../../../ui/table';
import { DemeCircle } from './deme-circle';
import { FlowArrow } from './flow-arrow';
import { type Lane, runAt } from './lanes';
import { placeDemes } from './place-demes';

const ABOUT =
  'The area of a ring is how many may live in a deme, of the disc in it how many did; the stronger its colour, the fewer bits per character they have in the mean, among the demes of their niche. An arrow is newborns of this generation with a parent that was born in another deme.';

interface DemeMapProps {
  tournament: TournamentView;
  state: TournamentState;
  lanes: readonly Lane[];
}

export function DemeMap({ tournament, state, lanes }: DemeMapProps) {
  const { id, niches } = tournament;
  const { lineage, generation: newest } = state;
  const isOne = niches.flatMap((niche) => niche.demes).length === 1;
  const [box, width] = useWidth<HTMLDivElement>();
  const [chosen, choose] = useState<number>();
  const generation = Math.min(chosen ?? newest, newest);
  const demes = useMemo(() => demesAt(lineage, generation), [state.lastSeq, generation]);
  const flows = useMemo(() => flowsAt(lineage, generation), [state.lastSeq, generation]);
  const map = placeDemes(
    niches.map(({ name, demes: own }) => ({ niche: name, demes: own.map((deme) => deme.name) })),
    width,
  );
  const capacityOf = (deme: string): number => {
    const lane = lanes.find((each) => each.set === 'capacity' && each.deme === deme);
    return Number(runAt(lane?.held ?? [], generation)?.value ?? NaN);
  };
  const largest = Math.max(1, ...demes.map(({ deme, living }) => Math.max(living, capacityOf(deme) || 0)));
  const radiusOf = (individuals: number): number => map.radius * Math.sqrt(individuals / largest);
  const diedOut = new Set(state.extinctions.filter((one) => one.generation === generation).map(({ deme }) => deme));
  const settled = state.resettlements.filter((one) => one.generation === generation);
  const most = Math.max(1, ...flows.map(({ children }) => children));
  const between = (deme: string, end: 'from' | 'to'): number =>
    flows.filter((flow) => flow[end] === deme).reduce((sum, { children }) => sum + children, 0);
  return (
    <ChartFrame
      title={`Demes in generation ${Math.max(0, generation)}`}
      file={`${id}-demes-${generation}`}
      table={{
        columns: ['from', 'to', 'newborns with a parent there'],
        rows: flows.map(({ from, to, children }) => [from, to, children]),
      }}
      note={isOne ? undefined : ABOUT}
    >
      <label class="row tight small muted">
        Generation
        <input
          type="range"
          min={0}
          max={Math.max(0, newest)}
          value={Math.max(0, generation)}
          onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
        />
        {Math.max(0, generation)} of {Math.max(0, newest)}
      </label>
      {!isOne && (
        <div ref={box} class="plot deme-map" style={{ height: `${map.height}px` }}>
          {width > 0 && (
            <svg width={width} height={map.height} role="img" aria-label={`Map of demes in generation ${generation}`}>
              {map.boxes.map(({ niche, ...at }) => (
                <g key={niche}>
                  <rect class="niche-box" rx={6} {...at} />
                  <text x={at.x + 10} y={at.y + 18}>
                    {niche}
                  </text>
                </g>
              ))}
              {flows.map((flow) => (
                <FlowArrow
                  key={`${flow.from} ${flow.to}`}
                  flow={flow}
                  from={map.spots.get(flow.from)}
                  to={map.spots.get(flow.to)}
                  spots={[...map.spots.values()]}
                  radius={map.radius}
                  width={1 + (4 * flow.children) / most}
                />
              ))}
              {demes.map((one) => (
                <DemeCircle
                  key={one.deme}
                  deme={one}
                  spot={map.spots.get(one.deme) ?? { x: 0, y: 0 }}
                  ring={radiusOf(capacityOf(one.deme) || 0)}
                  disc={radiusOf(one.living)}
                  shade={shadeOf(one, demes)}
                  isExtinct={diedOut.has(one.deme)}
                  isSettled={settled.some(({ deme }) => deme === one.deme)}
                />
              ))}
            </svg>
          )}
        </div>
      )}
      {[...diedOut].map((deme) => (
        <p key={deme} class="small">
          ✕ {deme} died out as the generation ended: nobody was left who could be a parent.
        </p>
      ))}
      {settled.map((one) => (
        <p key={one.deme} class="small">
          + {one.deme} was settled again: {settlersText(one)}.
        </p>
      ))}
      <Table
        label={`Demes in generation ${generation}`}
        rows={demes}
        keyOf={({ deme }) => deme}
        columns={[
          { head: 'deme', kind: 'name', cell: ({ deme }) => deme },
          { head: 'niche', kind: 'name', spare: true, cell: ({ niche }) => niche },
          { head: 'living', kind: 'number', cell: ({ living }) => living },
          { head: 'places', kind: 'number', cell: ({ deme }) => capacityOf(deme) || '–' },
          { head: 'born', kind: 'number', spare: true, cell: ({ born }) => born },
          { head: 'from elsewhere', kind: 'number', cell: ({ deme }) => between(deme, 'to') },
          { head: 'parents elsewhere', kind: 'number', spare: true, cell: ({ deme }) => between(deme, 'from') },
          { head: 'bits/char', kind: 'number', cell: ({ meanBits }) => thousandths(known(meanBits)) },
        ]}
      />
    </ChartFrame>
  );
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** 0 for the worst of its niche to 1 for the best; 0.5 where there is nobody to compare with; NaN where nobody was measured. */
export function shadeOf({ niche, meanBits }: DemeState, demes: readonly DemeState[]): number {
  const bits = demes.filter((one) => one.niche === niche && !Number.isNaN(one.meanBits)).map((one) => one.meanBits);
  if (Number.isNaN(meanBits)) return NaN;
  const [least, most] = [Math.min(...bits), Math.max(...bits)];
  return most === least ? 0.5 : (most - meanBits) / (most - least);
}
