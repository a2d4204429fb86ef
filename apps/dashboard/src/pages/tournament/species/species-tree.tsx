/** Species as lines from their first generation to their last, each branching off the one above; as thick as they have members. */
import type { SpeciesView } from '#contracts';
import { count } from '#wording';
import { useMemo } from 'preact/hooks';
import { BottomAxis } from '../../../charts/axes';
import { ChartFrame } from '../../../charts/chart-frame';
import type { Cells } from '../../../charts/csv';
import { acrossScale } from '../../../charts/scales';
import { useWidth } from '../../../charts/use-width';
import { linkTo } from '../../../routing/route';
import { speciesColour } from '../../../ui/colours';
import { ribbonPath } from './ribbon';
import { treeRows } from './rows';

const ROW = 26;
const MARGINS = { top: 4, right: 12, bottom: 32, left: 12 };
const THINNEST = 2;
const THICKEST = 9;
/** Of a character of a name, roughly. */
const LETTER = 7;
/** Drawn; the table has all. */
const MOST = 60;

interface SpeciesTreeProps {
  id: string;
  species: readonly SpeciesView[];
  /** The newest generation that has closed. */
  newest: number;
}

export function SpeciesTree({ id, species, newest }: SpeciesTreeProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const rows = useMemo(() => treeRows(species, MOST), [species]);
  const most = useMemo(() => largest(species), [species]);
  const table = useMemo(() => tableOf(species), [species]);
  const height = MARGINS.top + rows.length * ROW + MARGINS.bottom;
  const first = species.reduce((least, { generation }) => Math.min(least, generation), newest);
  const scale = acrossScale([first - 0.5, newest + 0.5], width, MARGINS);
  const y = (row: number): number => MARGINS.top + row * ROW + 18;
  return (
    <ChartFrame
      title="Tree of species"
      file={`${id}-species`}
      table={table}
      note={`A line is as thick as the species has members. A cross: no members are left.${
        rows.length < species.length ? ` The largest ${rows.length} of ${count(species.length)}; CSV has all.` : ''
      }`}
    >
      <div ref={box} class="plot" style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg width={width} height={height} role="group" aria-label={`Tree of ${species.length} species`}>
            {rows.map(({ species: { name, number, generation, members, diedGeneration, founder }, above }, row) => {
              const [from, to] = [scale(generation - 0.5), scale(generation + members.length - 0.5)];
              const left = Math.min(from, width - MARGINS.right - name.length * LETTER);
              return (
                <g key={number}>
                  <title>{`${name}, founded by ${founder} in generation ${generation}`}</title>
                  {above !== null && <path class="branch" d={`M${from} ${y(above)}V${y(row)}`} />}
                  <path
                    class="species-line"
                    fill={speciesColour(number)}
                    d={ribbonPath(members, {
                      left: from,
                      step: scale(1) - scale(0),
                      y: y(row),
                      halfOf: (living) => thickness(living, most) / 2,
                    })}
                  />
                  {diedGeneration !== null && <path class="extinct" d={`M${to - 3} ${y(row) - 5}l6 10m0 -10l-6 10`} />}
                  <a href={linkTo({ page: 'individual', id: founder })}>
                    <text class="species-name" x={Math.max(MARGINS.left, left)} y={y(row) - 7}>
                      {name}
                    </text>
                  </a>
                </g>
              );
            })}
            <BottomAxis scale={scale} size={{ width, height, margins: MARGINS }} unit="generation" />
          </svg>
        )}
      </div>
    </ChartFrame>
  );
}

const COLUMNS = 'species,parent,founder,first generation,last generation,individuals,best bits/char'.split(',');

function tableOf(species: readonly SpeciesView[]): Cells {
  const rows = treeRows(species).map(({ species: one, above }, _, all) => [
    ...[one.name, above === null ? null : all[above].species.name, one.founder, one.generation],
    ...[one.diedGeneration, one.individuals, one.bestBitsPerCharacter],
  ]);
  return { columns: COLUMNS, rows };
}

function largest(species: readonly SpeciesView[]): number {
  let most = 1;
  for (const { members } of species) for (const living of members) most = Math.max(most, living);
  return most;
}

function thickness(members: number, most: number): number {
  return THINNEST + ((THICKEST - THINNEST) * members) / most;
}
