import { difference, thousandths, withInterval } from '#wording';
import type { TransplantedView } from '#contracts';
import { download } from '../../../charts/download';
import { toCsv } from '../../../charts/csv';
import { domainOf } from '../../../charts/scales';
import { IntervalPlot } from '../../../charts/interval-plot';
import { Scroll } from '../../../ui/small-parts';
import { type MatrixCell, matrixOf, mostAhead } from './matrix';

/** How much of the colour the cell that is furthest from the others has, so that its text can be read. */
const STRONGEST = 55;

interface MatrixMapProps {
  readonly title: string;
  readonly file: string;
  readonly transplanted: TransplantedView;
}

/** Deme of origin by niche of test: the bluer the better than others in that niche, the more orange the worse. */
export function MatrixMap({ title, file, transplanted }: MatrixMapProps) {
  const rows = matrixOf(transplanted);
  const most = mostAhead(rows);
  const niches = rows[0]?.cells.map(({ niche }) => niche) ?? [];
  const csv = rows.flatMap(({ deme, home, cells }) =>
    cells.map(({ niche, bits }) => [
      deme,
      home,
      niche,
      bits?.mean ?? null,
      bits?.interval?.[0] ?? null,
      bits?.interval?.[1] ?? null,
    ]),
  );
  const save = () =>
    download(
      `${file}.csv`,
      toCsv({ columns: ['deme', 'home', 'niche', 'bits per character', 'low', 'high'], rows: csv }),
      'text/csv',
    );
  return (
    <figure class="chart">
      <figcaption class="panel-head">
        <h3>{title}</h3>
        <button type="button" class="quiet" aria-label={`${title} as CSV`} onClick={save}>
          CSV
        </button>
      </figcaption>
      <Scroll label={title}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">from, in</th>
              {niches.map((niche) => (
                <th key={niche} scope="col" class="number">
                  {niche}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ deme, home, cells }) => (
              <tr key={deme}>
                <th scope="row">{deme === home ? deme : `${deme} (${home})`}</th>
                {cells.map((cell) => (
                  <Cell key={cell.niche} cell={cell} most={most} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <LocalsSave transplanted={transplanted} />
    </figure>
  );
}

function Cell({ cell: { isHome, bits, ahead }, most }: { cell: MatrixCell; most: number }) {
  const share = most === 0 ? 0 : Math.round((STRONGEST * Math.abs(ahead ?? 0)) / most);
  const colour = `color-mix(in srgb, var(${(ahead ?? 0) < 0 ? '--niche-1' : '--niche-0'}) ${share}%, var(--surface))`;
  const more = ahead === null ? 'no value' : `${difference(-ahead)} from the mean of the niche`;
  return (
    <td
      class={isHome ? 'number home' : 'number'}
      style={{ background: colour }}
      title={`${withInterval(bits?.mean ?? null, bits?.interval ?? null)}; ${more}`}
    >
      {thousandths(bits?.mean ?? null)}
    </td>
  );
}

/** What locals save in each niche, and the mean of that. */
function LocalsSave({ transplanted: { localMinusForeign, interaction } }: { transplanted: TransplantedView }) {
  const rows = [
    ...localMinusForeign.map(({ niche, bits }) => [`in ${niche}`, bits] as const),
    ['mean over niches', interaction] as const,
  ];
  const ends = [0, ...rows.flatMap(([, bits]) => bits?.interval ?? bits?.mean ?? [])];
  const domain = domainOf(ends);
  return (
    <Scroll label="What locals save">
      <table>
        <thead>
          <tr>
            <th scope="col">locals save</th>
            <th scope="col" class="number">
              bits/char (95 %)
            </th>
            <th scope="col" class="wide hide-narrow">
              above 0 locals do better
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([where, bits]) => (
            <tr key={where}>
              <td>{where}</td>
              <td class="number">{bits ? savedText(bits) : '–'}</td>
              <td class="wide hide-narrow">
                {bits && (
                  <IntervalPlot
                    value={bits.mean}
                    low={bits.interval?.[0] ?? bits.mean}
                    high={bits.interval?.[1] ?? bits.mean}
                    domain={domain}
                    zero={0}
                    colour="var(--accent)"
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** `+0.190 (+0.060 to +0.310)` */
function savedText({ mean, interval }: NonNullable<TransplantedView['interaction']>): string {
  return `${difference(mean)}${interval ? ` (${interval.map(difference).join(' to ')})` : ''}`;
}
