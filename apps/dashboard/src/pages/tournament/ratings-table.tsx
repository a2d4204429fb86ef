import { count, ranksOf, sharedNotes, thousandths } from '#wording';
import type { RatingView } from '#contracts';
import { type Cells, toCsv } from '../../charts/csv';
import { download } from '../../charts/download';
import { IntervalPlot } from '../../charts/interval-plot';
import { domainOf } from '../../charts/scales';
import { setQuery } from '../../routing/location';
import { type Column, Table } from '../../ui/table';
import { Competitor } from './competitor';

interface RatingsTableProps {
  id: string;
  /** Of one niche and one generation. */
  ratings: readonly RatingView[];
  chosen: string | undefined;
}

export function RatingsTable({ id, ratings, chosen }: RatingsTableProps) {
  const sorted = [...ratings].sort((a, b) => b.nats - a.nats);
  if (sorted.length === 0) return <p class="muted">No individual was rated in this niche.</p>;
  const [{ niche, generation }] = sorted;
  const shared = sharedNotes(sorted);
  const save = () => download(`${id}-ratings-${niche}-${generation}.csv`, toCsv(cellsOf(sorted)), 'text/csv');
  return (
    <>
      {shared.length > 0 && <p class="muted small">All ratings in this niche: {shared.join('; ')}.</p>}
      <Table
        label={`Ratings in ${niche}`}
        columns={columnsOf(sorted, shared, chosen)}
        rows={sorted}
        keyOf={({ competitor }) => competitor}
        lookOf={({ competitor, kind }) =>
          competitor === chosen ? 'chosen' : kind === 'individual' ? undefined : 'dim'
        }
      />
      <div>
        <button type="button" class="quiet" onClick={save}>
          Ratings as CSV
        </button>
      </div>
    </>
  );
}

function columnsOf(
  all: readonly RatingView[],
  shared: readonly string[],
  chosen: string | undefined,
): readonly Column<RatingView>[] {
  const domain = domainOf(
    all.flatMap(({ lowerNats, upperNats }) => [lowerNats, upperNats]),
    0.03,
  );
  const own = ({ notes }: RatingView): string => notes.filter((note) => !shared.includes(note)).join('; ');
  return [
    { head: 'ranks', kind: 'number', cell: (row) => ranksOf(row, all.length) },
    { head: 'competitor', kind: 'name', cell: ({ competitor }) => <Competitor name={competitor} /> },
    { head: 'battles', kind: 'number', cell: (row) => <ToBattles rating={row} shown={row.competitor === chosen} /> },
    { head: 'Elo', kind: 'number', spare: true, cell: ({ elo }) => count(elo) },
    { head: 'nats', kind: 'number', cell: ({ nats }) => thousandths(nats) },
    {
      head: '95 % interval above WB-2, better to the right',
      kind: 'wide',
      cell: ({ nats, lowerNats, upperNats, kind }) => (
        <IntervalPlot
          value={nats}
          low={lowerNats}
          high={upperNats}
          domain={domain}
          zero={0}
          colour={kind === 'individual' ? 'var(--accent)' : 'var(--line-strong)'}
        />
      ),
    },
    ...(all.some((row) => own(row) !== '')
      ? [{ head: 'of note', spare: true, look: 'muted small', cell: own } satisfies Column<RatingView>]
      : []),
  ];
}

function ToBattles({ rating, shown }: { rating: RatingView; shown: boolean }) {
  const { competitor, niche, generation, battles } = rating;
  return (
    <button
      type="button"
      class="quiet link"
      aria-pressed={shown}
      onClick={() => setQuery({ competitor: shown ? '' : competitor, at: niche, generation: `${generation}` })}
    >
      {count(battles)} <span class="unseen">battles of {competitor}</span>
      <span aria-hidden="true">›</span>
    </button>
  );
}

function cellsOf(ratings: readonly RatingView[]): Cells {
  const tastes = Object.keys(ratings[0].tastes);
  return {
    columns: [
      ...['competitor', 'kind', 'nats', 'lower', 'upper', 'standard error', 'own error'],
      ...['degrees of freedom', 'elo', 'rank', 'lowest rank'],
      ...['battles', 'gold'],
      ...tastes,
    ],
    rows: ratings.map((row) => [
      ...[row.competitor, row.kind, row.nats, row.lowerNats, row.upperNats, row.standardErrorNats],
      ...[
        row.ownErrorNats,
        row.degreesOfFreedom,
        row.elo,
        row.rank,
        row.lowestRank,
        row.battles,
        row.gold,
        ...tastes.map((taste) => row.tastes[taste]),
      ],
    ]),
  };
}
