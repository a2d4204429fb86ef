import type { TournamentView } from '#contracts';
import { fittestBy } from '#wording';
import { useMemo, useRef, useState } from 'preact/hooks';
import { textOf, type Value } from '../parallel/axis';
import { Problem } from '../ui/problem';
import { type Cells, toCsv } from '../charts/csv';
import { download } from '../charts/download';
import type { Received } from '../feed/live-tournament';
import { idOf, countOf, bornBy, type Lineage, NONE } from '#projection';
import { go, setQuery, useRoute } from '../routing/location';
import { shortId } from '../routing/route';
import { type Colouring, COLOURINGS, paintLineage, paintValues } from './colouring';
import { cladeSizes, collapsedRows, hasChildren, hiddenIn } from './clades';
import { leadersAt, lineOf, matching } from './descent';
import { layOut } from './layout';
import { type Scene, shadesOf } from './scene';
import { Scrubber } from './scrubber';
import { toSvg } from './to-svg';
import { TreeCanvas, type TreeHandle } from './tree-canvas';
import { TreeControls } from './tree-controls';
import { TreeLegend } from './tree-legend';
import { usePaper } from './use-paper';
import { type Traits, useTraits } from './use-traits';

/** Generations that are planned are left room for, unless they are very many. */
const ROOM_FOR = 40;
const FOUND_AT_MOST = 12;
/** Half a kilobyte each. */
const MOST_AS_SVG = 100_000;

export function TreeTab({ tournament, received }: { tournament: TournamentView; received: Received }) {
  const { state } = received;
  const { lineage, lastSeq } = state;
  const { query } = useRoute();
  const { id, generations } = tournament;
  const handle = useRef<TreeHandle | null>(null);
  const [replayedTo, setReplayedTo] = useState<number | undefined>(query.at ? Number(query.at) : undefined);
  const [selected, select] = useState<number>();
  const colouring: Colouring = COLOURINGS.find((each) => each === query.colour) ?? 'family';
  const { paper, inks } = usePaper(lineage);
  const at = Math.min(replayedTo ?? lastSeq, lastSeq);
  const paintedAt = colouring === 'bits' || colouring === 'predictionEntropy' ? at : Infinity;

  const collapsed = collapsedRows(lineage, query.collapsed);
  const hidden = useMemo(() => hiddenIn(lineage, collapsed), [countOf(lineage), query.collapsed]);
  const layout = useMemo(() => layOut(lineage, hidden), [countOf(lineage), hidden]);
  const clades = useMemo(() => cladeSizes(hidden, collapsed), [hidden]);
  const collapse = (row: number) => {
    if (!hasChildren(lineage, row)) return;
    const rows = collapsed.includes(row) ? collapsed.filter((each) => each !== row) : [...collapsed, row];
    setQuery({ collapsed: rows.map((each) => shortId(idOf(lineage, each))).join(',') });
  };
  const traits = useTraits(id, state, at, query.colour);
  const { chosen: trait, values } = traits;
  const painted = useMemo(
    () =>
      trait
        ? paintValues(values ?? Array<null>(countOf(lineage)).fill(null), inks)
        : paintLineage(lineage, state.baselines, colouring, inks, paintedAt),
    [lastSeq, trait, values, colouring, inks, paintedAt],
  );
  const shades = useMemo(() => shadesOf(painted.palette, paper.surface), [painted, paper]);
  const { niche, deme, family, find } = query;
  const matches = useMemo(
    () => matching(lineage, { niche, deme, family, find }),
    [countOf(lineage), niche, deme, family, find],
  );
  const line = useMemo(() => [...new Set(leadersAt(state, at).flatMap((row) => lineOf(lineage, row)))], [lastSeq, at]);
  const scene: Omit<Scene, 'hovered' | 'selected'> = {
    lineage,
    layout,
    painted,
    shades,
    at,
    matches,
    paper,
    born: bornBy(lineage, at),
    line,
    collapsed: clades,
  };
  const whole: Scene = { ...scene, hovered: undefined, selected };
  const found = matches === null || !find ? [] : firstRows(matches, scene.born);
  const scrub = (to: number | undefined, settled: boolean) => {
    setReplayedTo(to);
    // An address that changed in each frame would undo whatever link is clicked, and browsers refuse that many.
    if (settled) setQuery({ at: to === undefined ? '' : `${to}` });
  };
  const savePng = async () => {
    const blob = await handle.current?.toPng();
    if (blob) download(`${id}-tree.png`, blob);
  };

  return (
    <section class="panel" aria-label="Lineage">
      <div class="row">
        <TreeControls
          query={query}
          lineage={lineage}
          colouring={trait?.name ?? colouring}
          traits={traits.all}
          hasRatings={Boolean(tournament.config.arena)}
          hasSpecies={state.species.length > 0}
        />
        <span class="row tight tree-tools">
          <button type="button" aria-label="Closer" onClick={() => handle.current?.zoom(1.5)}>
            +
          </button>
          <button type="button" aria-label="Further away" onClick={() => handle.current?.zoom(1 / 1.5)}>
            −
          </button>
          <button
            type="button"
            disabled={selected === undefined || !hasChildren(lineage, selected)}
            title="Hides or shows the descendants, through primary parents, of who is selected; Shift and click selects"
            onClick={() => selected !== undefined && collapse(selected)}
          >
            {selected !== undefined && collapsed.includes(selected) ? 'Expand clade' : 'Collapse clade'}
          </button>
          {collapsed.length > 0 && (
            <button type="button" onClick={() => setQuery({ collapsed: '' })}>
              Expand all
            </button>
          )}
          <button type="button" onClick={() => handle.current?.fit()}>
            Show all
          </button>
          <button
            type="button"
            class="quiet"
            disabled={scene.born > MOST_AS_SVG}
            title={scene.born > MOST_AS_SVG ? 'Too many for a drawing: PNG has what is seen, CSV everyone' : undefined}
            onClick={() => download(`${id}-tree.svg`, toSvg(whole), 'image/svg+xml')}
          >
            SVG
          </button>
          <button type="button" class="quiet" onClick={() => void savePng()}>
            PNG
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => download(`${id}-lineage.csv`, toCsv(tableOf(lineage, scene.born, traits)), 'text/csv')}
          >
            CSV
          </button>
        </span>
      </div>
      {find && (
        <div class="row tight small" role="status">
          <span class="muted">{found.length === 0 ? 'No individual has this in its id.' : 'Found:'}</span>
          {found.map((row) => (
            <button
              key={row}
              type="button"
              class="quiet link mono"
              onClick={() => {
                select(row);
                handle.current?.show(row);
              }}
            >
              {idOf(lineage, row)}
            </button>
          ))}
        </div>
      )}
      {traits.error !== undefined && <Problem error={traits.error} />}
      <TreeCanvas
        scene={scene}
        selected={selected}
        told={trait && { label: trait.label, of: (row) => valueText(values?.[row]) }}
        generationsToCome={generations <= ROOM_FOR ? generations : layout.generations}
        label={`Family tree of ${scene.born} individuals in ${lineage.niches.length} niches, generations downwards`}
        handle={handle}
        onSelect={select}
        onCollapse={collapse}
        onOpen={(row) => go({ page: 'individual', id: idOf(lineage, row) })}
      />
      <Scrubber state={state} at={replayedTo} onChange={scrub} />
      <TreeLegend
        species={state.species}
        lineage={lineage}
        colouring={colouring}
        trait={trait}
        painted={painted}
        fittest={fittestBy(tournament.config)}
      />
      <p id="tree-keys" class="muted small">
        Drag to move, wheel or pinch to zoom, click to open, Shift and click to select. Keys: arrows walk to parent,
        child and neighbours, Enter opens, c collapses or expands a clade, Shift and arrows move, + and − zoom, 0 shows
        all.
      </p>
    </section>
  );
}

const valueText = (value: Value | null | undefined): string => textOf(value ?? '–');

function firstRows(matches: Uint8Array, born: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < born && rows.length < FOUND_AT_MOST; row++) if (matches[row]) rows.push(row);
  return rows;
}

/** What is plotted, one individual a row. */
function tableOf(lineage: Lineage, born: number, { chosen, values }: Traits): Cells {
  const nameOf = (row: number): string | null => (row === NONE ? null : idOf(lineage, row));
  return {
    columns: [
      ...['id', 'generation', 'slot', 'niche', 'deme', 'family', 'parameters', 'primary parent', 'secondary parent'],
      ...['share of the primary parent', 'bits per character', 'rating (nats)', 'last generation'],
      ...(chosen ? [chosen.label] : []),
    ],
    rows: Array.from({ length: born }, (_, row) => [
      ...[idOf(lineage, row), lineage.generation.values[row], lineage.slot.values[row]],
      ...[lineage.niches[lineage.niche.values[row]], lineage.demes[lineage.deme.values[row]]],
      lineage.families[lineage.family.values[row]],
      ...[lineage.parameters.values[row], nameOf(lineage.primary.values[row]), nameOf(lineage.secondary.values[row])],
      ...[lineage.primaryShare.values[row], lineage.bits.values[row], lineage.rating.values[row]],
      lineage.diedGeneration.values[row] === NONE ? null : lineage.diedGeneration.values[row],
      ...(chosen ? [values?.[row] ?? null] : []),
    ]),
  };
}
