import { count, thousandths } from '#wording';
import type { RatingView } from '#contracts';
import { toCsv } from '../../charts/csv';
import { download } from '../../charts/download';
import { IntervalPlot } from '../../charts/interval-plot';
import { domainOf } from '../../charts/scales';
import { setQuery } from '../../routing/location';
import { Scroll } from '../../ui/small-parts';
import { Competitor } from './competitor';
import { rankInterval } from './rank-interval';

interface RatingsTableProps {
  id: string;
  /** Of one niche and one generation. */
  ratings: readonly RatingView[];
  chosen: string | undefined;
}

export function RatingsTable({ id, ratings, chosen }: RatingsTableProps) {
  const sorted = [...ratings].sort((a, b) => b.nats - a.nats);
  if (sorted.length === 0) return <p class="muted">Nobody was rated here.</p>;
  const [{ niche, generation }] = sorted;
  const domain = domainOf(
    sorted.flatMap(({ lowerNats, upperNats }) => [lowerNats, upperNats]),
    0.03,
  );
  const tastes = Object.keys(sorted[0].tastes);
  const shared = sorted[0].notes.filter((note) => sorted.every(({ notes }) => notes.includes(note)));
  const save = () =>
    download(
      `${id}-ratings-${niche}-${generation}.csv`,
      toCsv({
        columns: [
          'competitor',
          'kind',
          'nats',
          'lower',
          'upper',
          'standard error',
          'elo',
          'rank',
          'battles',
          'gold',
          ...tastes,
        ],
        rows: sorted.map((row) => [
          ...[row.competitor, row.kind, row.nats, row.lowerNats, row.upperNats, row.standardErrorNats],
          ...[row.elo, row.rank, row.battles, row.gold, ...tastes.map((taste) => row.tastes[taste])],
        ]),
      }),
      'text/csv',
    );
  return (
    <>
      {shared.length > 0 && <p class="muted small">Of all ratings here: {shared.join('; ')}.</p>}
      <Scroll label={`Ratings in ${niche}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                ranks
              </th>
              <th scope="col">competitor</th>
              <th scope="col" class="number">
                battles
              </th>
              <th scope="col" class="number hide-narrow">
                Elo
              </th>
              <th scope="col" class="number">
                nats
              </th>
              <th scope="col" class="wide">
                95 % interval, better to the right
              </th>
              <th scope="col" class="hide-narrow">
                of note
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <tr
                key={row.competitor}
                class={row.competitor === chosen ? 'chosen' : row.kind === 'individual' ? undefined : 'dim'}
              >
                <td class="number">{ranksText(rankInterval(row, sorted))}</td>
                <td class="name">
                  <Competitor name={row.competitor} />
                </td>
                <td class="number">
                  <button
                    type="button"
                    class="quiet link"
                    aria-pressed={row.competitor === chosen}
                    onClick={() =>
                      setQuery({
                        competitor: row.competitor === chosen ? '' : row.competitor,
                        at: niche,
                        generation: `${generation}`,
                      })
                    }
                  >
                    {count(row.battles)} <span class="unseen">battles of {row.competitor}</span>
                    <span aria-hidden="true">›</span>
                  </button>
                </td>
                <td class="number hide-narrow">{count(row.elo)}</td>
                <td class="number">{thousandths(row.nats)}</td>
                <td>
                  <IntervalPlot
                    value={row.nats}
                    low={row.lowerNats}
                    high={row.upperNats}
                    domain={domain}
                    zero={0}
                    colour={row.kind === 'individual' ? 'var(--accent)' : 'var(--line-strong)'}
                  />
                </td>
                <td class="muted small hide-narrow">{row.notes.filter((note) => !shared.includes(note)).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <div>
        <button type="button" class="quiet" onClick={save}>
          Ratings as CSV
        </button>
      </div>
    </>
  );
}

function ranksText([best, worst]: readonly [number, number]): string {
  return best === worst ? `${best}` : `${best}–${worst}`;
}
