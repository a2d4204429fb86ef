import { anchorName, count, thousandths } from '#wording';
import type { LeaderboardRow, Part, TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import type { Table } from '../../charts/csv';
import { toCsv } from '../../charts/csv';
import { download } from '../../charts/download';
import { IntervalPlot } from '../../charts/interval-plot';
import { domainOf } from '../../charts/scales';
import type { TournamentState } from '#projection';
import { setQuery, useRoute } from '../../routing/location';
import { familyColour } from '../../ui/colours';
import { Problem } from '../../ui/problem';
import { Family, IndividualLink, Loading, Scroll, Segments } from '../../ui/small-parts';
import { withAnchors } from './with-anchors';

/** Half the width of a 95 % interval, in standard errors. */
const Z = 1.96;

export function LeaderboardTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { query } = useRoute();
  const part: Part = query.part === 'test' ? 'test' : 'validation';
  const { id } = tournament;
  const { value, error, ask } = useAnswer(
    `${id} ${part}`,
    () => api.leaderboard(id, { part, limit: 200 }),
    `${state.closed.length} ${state.status}`,
  );
  return (
    <>
      <div class="row">
        <Segments
          label="Part of the text"
          value={part}
          onChange={(chosen) => setQuery({ part: chosen === 'test' ? 'test' : '' })}
          options={[
            { value: 'validation', label: 'Validation (what selects)' },
            { value: 'test', label: 'Test (champions)' },
          ]}
        />
        {value && (
          <button
            type="button"
            class="quiet"
            onClick={() => download(`${id}-leaderboard-${part}.csv`, toCsv(tableOf(value)), 'text/csv')}
          >
            CSV
          </button>
        )}
      </div>
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="the leaderboard" />}
      {value?.length === 0 && (
        <p class="notice">
          {part === 'test'
            ? 'Champions are examined on test when the tournament ends.'
            : 'Nobody is examined yet; the first rows come with the first exams.'}
        </p>
      )}
      {value &&
        tournament.niches.map(({ name }) => (
          <Niche
            key={name}
            niche={name}
            rows={withAnchors(value, name, state.anchors[name] ?? tournament.anchors[name])}
          />
        ))}
    </>
  );
}

function Niche({ niche, rows }: { niche: string; rows: readonly LeaderboardRow[] }) {
  if (!rows.some(({ kind }) => kind === 'individual')) return null;
  const domain = domainOf(
    rows.flatMap(({ bitsPerCharacter: bits, standardErrorBits: error }) => [
      bits - Z * (error ?? 0),
      bits + Z * (error ?? 0),
    ]),
    0.03,
  );
  return (
    <section class="panel">
      <h2>{niche}</h2>
      <Scroll label={`Leaderboard of ${niche}`}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                rank
              </th>
              <th scope="col">name</th>
              <th scope="col">family</th>
              <th scope="col" class="number hide-narrow">
                parameters
              </th>
              <th scope="col" class="number">
                bits/char
              </th>
              <th scope="col" class="number hide-narrow">
                ± s.e.
              </th>
              <th scope="col" class="wide">
                95 % interval, better to the left
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name} class={row.kind === 'anchor' ? 'dim' : undefined}>
                <td class="number">{row.rank}</td>
                <td class="name">{row.kind === 'anchor' ? anchorName(row.name) : <IndividualLink id={row.name} />}</td>
                <td>{row.kind === 'anchor' ? row.family : <Family name={row.family} />}</td>
                <td class="number hide-narrow">{count(row.parameters)}</td>
                <td class="number">{thousandths(row.bitsPerCharacter)}</td>
                <td class="number hide-narrow">{thousandths(row.standardErrorBits)}</td>
                <td>
                  <IntervalPlot
                    value={row.bitsPerCharacter}
                    low={row.bitsPerCharacter - Z * (row.standardErrorBits ?? 0)}
                    high={row.bitsPerCharacter + Z * (row.standardErrorBits ?? 0)}
                    domain={domain}
                    colour={row.kind === 'anchor' ? 'var(--line-strong)' : familyColour(row.family)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function tableOf(rows: readonly LeaderboardRow[]): Table {
  return {
    columns: ['niche', 'kind', 'name', 'family', 'parameters', 'part', 'bits per character', 'standard error (bits)'],
    rows: rows.map((row) => [
      ...[row.niche, row.kind, row.name, row.family, row.parameters, row.part],
      ...[row.bitsPerCharacter, row.standardErrorBits],
    ]),
  };
}
