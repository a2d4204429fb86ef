/** Species as lines from their first generation to their last, each branching off the one above; as thick as they have members. */
import type { SpeciesView } from '#contracts';
import { BottomAxis } from '../../../charts/axes';
import { ChartFrame } from '../../../charts/chart-frame';
import { acrossScale } from '../../../charts/scales';
import { useWidth } from '../../../charts/use-width';
import { speciesColour } from '../../../ui/colours';
import { treeRows } from './rows';

const ROW = 26;
const MARGINS = { top: 4, right: 12, bottom: 32, left: 12 };
const THINNEST = 2;
const THICKEST = 9;
/** Of a character of a name, roughly. */
const LETTER = 7;

interface SpeciesTreeProps {
  id: string;
  species: readonly SpeciesView[];
  /** Generations that have closed. */
  closed: number;
}

export function SpeciesTree({ id, species, closed }: SpeciesTreeProps) {
  const [box, width] = useWidth<HTMLDivElement>();
  const rows = treeRows(species);
  const most = Math.max(1, ...species.flatMap(({ members }) => members));
  const height = MARGINS.top + rows.length * ROW + MARGINS.bottom;
  const scale = acrossScale([0, Math.max(1, closed)], width, MARGINS);
  const y = (row: number): number => MARGINS.top + row * ROW + 18;
  return (
    <ChartFrame
      title="Tree of species"
      file={`${id}-species`}
      table={{
        columns: [
          'species',
          'parent',
          'founder',
          'first generation',
          'last generation',
          'individuals',
          'best bits/char',
        ],
        rows: rows.map(({ species: one, above }) => [
          ...[one.name, above === null ? null : rows[above].species.name, one.founder, one.generation],
          ...[one.diedGeneration, one.individuals, one.bestBitsPerCharacter],
        ]),
      }}
      note="A line is as thick as the species has members. A cross: no members are left."
    >
      <div ref={box} class="plot" style={{ height: `${height}px` }}>
        {width > 0 && (
          <svg width={width} height={height} role="img" aria-label={`Tree of ${species.length} species`}>
            {rows.map(({ species: { name, number, generation, members, diedGeneration, founder }, above }, row) => {
              const [from, to] = [scale(generation), scale(generation + members.length)];
              const left = Math.min(from, width - MARGINS.right - name.length * LETTER);
              return (
                <g key={number}>
                  <title>{`${name}, founded by ${founder} in generation ${generation}`}</title>
                  {above !== null && <path class="branch" d={`M${from} ${y(above)}V${y(row)}`} />}
                  {members.map((count, at) => (
                    <rect
                      key={at}
                      x={scale(generation + at)}
                      width={scale(1) - scale(0)}
                      y={y(row) - thickness(count, most) / 2}
                      height={thickness(count, most)}
                      fill={speciesColour(number)}
                    />
                  ))}
                  {diedGeneration !== null && <path class="extinct" d={`M${to - 3} ${y(row) - 5}l6 10m0 -10l-6 10`} />}
                  <text class="species-name" x={Math.max(MARGINS.left, left)} y={y(row) - 7}>
                    {name}
                  </text>
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

function thickness(members: number, most: number): number {
  return THINNEST + ((THICKEST - THINNEST) * members) / most;
}
