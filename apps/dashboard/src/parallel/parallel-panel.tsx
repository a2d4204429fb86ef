import type { IndividualView } from '#contracts';
import { count, homeOf, thousandths } from '#wording';
import { useMemo, useState } from 'preact/hooks';
import { toCsv } from '../charts/csv';
import { Key } from '../charts/chart-frame';
import { download } from '../charts/download';
import { go, setQuery, useRoute } from '../routing/location';
import { useStore } from '../state/use-store';
import { colourOf as inkOf } from '../ui/colours';
import { theme } from '../ui/theme';
import { AxesChoice } from './axes-choice';
import { BrushedTable } from './brushed-table';
import { withBrush } from './brushes';
import { COLOURINGS, paint } from './colouring';
import { frameOf } from './frame';
import { brushedRows, cellsOf, linesOf } from './lines';
import { FIRST_AXES, type LevelOf, measuresOf } from './measures';
import { ParallelPlot } from './parallel-plot';
import { toSvg } from './to-svg';
import { useBrushes } from './use-brushes';

const WIDTH_OF_A_FILE = 1200;

interface ParallelPanelProps {
  individuals: readonly IndividualView[];
  levelOf: LevelOf;
  /** Those that were not read included. */
  everyone: number;
  /** The name of its files, without the ending. */
  file: string;
}

/** Individuals as lines across measures and genes; axes, brushes and colours are in the address. */
export function ParallelPanel({ individuals, levelOf, everyone, file }: ParallelPanelProps) {
  const { query } = useRoute();
  const mode = useStore(theme);
  const measures = useMemo(() => measuresOf(individuals, levelOf), [individuals, levelOf]);
  const chosen = query.axes ? query.axes.split(',') : FIRST_AXES;
  const axes = chosen.join();
  const lines = useMemo(() => {
    const wanted = axes.split(',').flatMap((name) => measures.find((each) => each.name === name) ?? []);
    const all = linesOf(individuals, wanted);
    if (query.axes) return all;
    const varied = wanted.filter(({ name }) =>
      all.axes.some((axis) => axis.name === name && axis.ends[0] !== axis.ends[1]),
    );
    return linesOf(individuals, varied);
  }, [individuals, measures, axes, query.axes]);
  const [brushes, setBrushes] = useBrushes(lines.axes);
  const brushed = useMemo(() => brushedRows(lines, brushes), [lines, brushes]);
  const colouring = COLOURINGS.find((each) => each === query.colour) ?? 'family';
  const painted = useMemo(() => paint(individuals, colouring), [individuals, colouring]);
  const colourOf = useMemo(() => {
    const colours = painted.groups.map(({ colour }) => inkOf(colour.slice('var('.length, -1)));
    return (row: number) => colours[painted.groupOf[row]];
  }, [painted, mode]);
  const pale = useMemo(() => inkOf('--line-strong'), [mode]);
  const [pointed, point] = useState<number>();
  const pointedAt = pointed === undefined ? undefined : individuals[pointed];
  const choose = (names: readonly string[]) => setQuery({ axes: names.join(',') });
  const inks = () => ({
    surface: inkOf('--surface'),
    ink: inkOf('--ink'),
    muted: inkOf('--muted'),
    accent: inkOf('--accent'),
    pale,
    colourOf,
  });
  const saveSvg = () => {
    const frame = frameOf(lines.axes.length, WIDTH_OF_A_FILE);
    download(`${file}-individuals.svg`, toSvg(lines, frame, brushed, brushes, inks()), 'image/svg+xml');
  };

  return (
    <section class="panel" aria-label="Individuals">
      <div class="row">
        <label class="labelled">
          Colour
          <select
            value={colouring}
            onChange={({ currentTarget: { value } }) => setQuery({ colour: value === 'family' ? '' : value })}
          >
            {COLOURINGS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
        <span role="status">
          {count(brushed.length)} of {count(individuals.length)} individuals
          {everyone > individuals.length && <span class="muted">, the newest of {count(everyone)}</span>}
        </span>
        <span class="row tight aside">
          <button type="button" disabled={brushed.length === individuals.length} onClick={() => setBrushes({})}>
            Clear brushes
          </button>
          <button type="button" class="quiet" onClick={saveSvg}>
            SVG
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => download(`${file}-individuals.csv`, toCsv(cellsOf(lines, brushed)), 'text/csv')}
          >
            CSV
          </button>
        </span>
      </div>
      <ParallelPlot
        lines={lines}
        brushes={brushes}
        brushed={brushed}
        colourOf={colourOf}
        pale={pale}
        pointed={pointed}
        onBrush={(axis, brush) => setBrushes(withBrush(brushes, axis, brush))}
        onPoint={point}
        onOpen={(row) => go({ page: 'individual', id: individuals[row].id })}
      />
      <div class="legend">
        {painted.groups.map(({ name, colour }) => (
          <Key key={name} colour={colour} kind="box">
            {name}
          </Key>
        ))}
      </div>
      <p class="muted small one-line">
        {pointedAt
          ? `${pointedAt.id}: ${pointedAt.family} in ${homeOf(pointedAt)}, generation ${pointedAt.generation}, ${thousandths(pointedAt.bitsPerCharacter)} bits/char. A click opens it.`
          : 'Drag along an axis to brush it, tap a value to take it alone. Keys: Tab to an end of an axis, arrows move it, Escape clears it.'}
      </p>
      <AxesChoice measures={measures} chosen={lines.axes.map(({ name }) => name)} onChange={choose} />
      <BrushedTable lines={lines} rows={brushed} onPoint={point} />
    </section>
  );
}
