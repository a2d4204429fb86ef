/** The grid of MAP-Elites as a map: axes are what individuals are told apart by, a cell is its elite. */
import type { TournamentView } from '#contracts';
import { valueAt } from '#evolution';
import { idOf, type TournamentState } from '#projection';
import { thousandths } from '#wording';
import { useMemo, useState } from 'preact/hooks';
import { ChartFrame, Key } from '../../../charts/chart-frame';
import { useWidth } from '../../../charts/use-width';
import { elitesAt, type Grid } from '../../../feed/elites';
import { linkTo } from '../../../routing/route';
import { Segments } from '../../../ui/small-parts';

interface ElitesMapProps {
  tournament: TournamentView;
  state: TournamentState;
  grid: Grid;
}

const LEFT = 64;
const BOTTOM = 40;
const TOP = 18;
const MOST_CELL = 88;
const TICKS = 4;
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
const UNITS = {
  parameters: 'parameters',
  predictionEntropyBits: 'entropy of predictions, bits per symbol',
  validationNats: 'cross-entropy on validation, nats per character',
};

/** Of a config; null where its replacement is another. */
export function gridOf({ config }: TournamentView): Grid | null {
  const { breeding } = config as {
    breeding?: { replacement?: { scheme: string; cells: number }; descriptors: Grid['descriptors'] };
  };
  if (breeding?.replacement?.scheme !== 'map-elites') return null;
  return { descriptors: breeding.descriptors, cells: breeding.replacement.cells };
}

export function ElitesMap({ tournament, state, grid }: ElitesMapProps) {
  const { lineage, generation: newest } = state;
  const demes = tournament.niches.flatMap((niche) => niche.demes.map(({ name }) => name));
  const [box, width] = useWidth<HTMLDivElement>();
  const [chosen, choose] = useState<number>();
  const [deme, chooseDeme] = useState(demes[0]);
  const generation = Math.max(0, Math.min(chosen ?? newest, newest));
  const elites = useMemo(() => elitesAt(lineage, grid, deme, generation), [state.lastSeq, grid, deme, generation]);
  const { cells, descriptors } = grid;
  const [across, down] = descriptors;
  const rows = down ? cells : 1;
  const side = Math.min(MOST_CELL, Math.max(4, (width - LEFT - 8) / cells));
  const all = [...elites.values()].map(({ bits }) => bits);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const strength = (bits: number): number => 0.15 + 0.85 * (most === least ? 1 : (most - bits) / (most - least));
  const height = TOP + rows * side + BOTTOM;
  const ticks = Array.from({ length: TICKS + 1 }, (_, at) => at / TICKS);
  const found = [...elites].map(([cell, elite]) => ({
    ...elite,
    cell,
    id: idOf(lineage, elite.row),
    at: cell.split(',').map(Number),
  }));
  return (
    <ChartFrame
      title={`Elites of ${deme} in generation ${generation}`}
      file={`${tournament.id}-elites-${deme}-${generation}`}
      table={{
        columns: [across.measure, down?.measure ?? 'row', 'individual', 'bits per character'],
        rows: found.map(({ at, id, bits }) => [at[0], at[1], id, bits]),
      }}
      legend={
        found.length > 0 && (
          <>
            <Key colour="var(--accent)" kind="box">
              {thousandths(least)} bits per character, the fewest
            </Key>
            <span class="muted">
              faintest: {thousandths(most)}; {found.length} of {cells * rows} cells are taken
            </span>
          </>
        )
      }
      note={`A cell is the one with the fewest bits per character on validation of those who lived there in the generation and fall into it${descriptors.length > 2 ? `, whatever its ${descriptors[2].measure}` : ''}; of who lived on, by its newest evaluation. What lies beyond an end counts as the end. Select a cell to open its individual.`}
    >
      <div class="row">
        {demes.length > 1 && (
          <Segments
            label="Deme of the map"
            value={deme}
            onChange={chooseDeme}
            options={demes.map((name) => ({ value: name, label: name }))}
          />
        )}
        <label class="row tight small muted">
          Generation
          <input
            type="range"
            min={0}
            max={Math.max(0, newest)}
            value={generation}
            onInput={({ currentTarget }) => choose(Number(currentTarget.value))}
          />
          {generation} of {Math.max(0, newest)}
        </label>
      </div>
      <div ref={box} class="plot elites" style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg width={width} height={height} role="group" aria-label={`Elites of ${deme} in generation ${generation}`}>
            <g transform={`translate(0,${TOP})`}>
              <rect class="niche-box" x={LEFT} width={cells * side} height={rows * side} />
              {found.map(({ cell, id, bits, at: [x, y] }) => (
                <a
                  key={cell}
                  href={linkTo({ page: 'individual', id })}
                  aria-label={`${id}, ${thousandths(bits)} bits per character`}
                >
                  <title>{`${id}: ${thousandths(bits)} bits per character`}</title>
                  <rect
                    x={LEFT + x * side}
                    y={(rows - 1 - y) * side}
                    width={Math.max(1, side - 1)}
                    height={Math.max(1, side - 1)}
                    fill="var(--accent)"
                    fill-opacity={strength(bits)}
                  />
                </a>
              ))}
              <g class="axis">
                {ticks.map((tick) => (
                  <text key={tick} x={LEFT + tick * cells * side} y={rows * side + 14} text-anchor="middle">
                    {COMPACT.format(valueAt(across, tick))}
                  </text>
                ))}
                <text x={LEFT} y={rows * side + 32}>
                  {UNITS[across.measure]}
                  {across.scale === 'log' && ', log scale'}
                </text>
                {down &&
                  ticks.map((tick) => (
                    <text
                      key={tick}
                      x={LEFT - 6}
                      y={(1 - tick) * rows * side}
                      dy={tick === 1 ? '0.8em' : '0.2em'}
                      text-anchor="end"
                    >
                      {COMPACT.format(valueAt(down, tick))}
                    </text>
                  ))}
                {down && (
                  <text x={0} y={-7}>
                    {UNITS[down.measure]}
                    {down.scale === 'log' && ', log scale'}
                  </text>
                )}
              </g>
            </g>
          </svg>
        )}
      </div>
      {found.length === 0 && <p class="muted">Nobody is measured yet.</p>}
    </ChartFrame>
  );
}
