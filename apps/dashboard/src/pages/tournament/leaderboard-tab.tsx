import {
  communityText,
  count,
  ERRORS_OF_EVALUATION,
  NO_TEST_SCORES,
  overBlocks,
  rankOf,
  thousandths,
  validationSelects,
} from '#wording';
import type { CommunityView, LeaderboardRow, Part, TournamentView } from '#contracts';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { type Cells, toCsv } from '../../charts/csv';
import { download } from '../../charts/download';
import { IntervalPlot } from '../../charts/interval-plot';
import { domainOf } from '../../charts/scales';
import type { TournamentState } from '#projection';
import { setQuery, useRoute } from '../../routing/location';
import { familyColour } from '../../ui/colours';
import { Problem } from '../../ui/problem';
import { Family, IndividualLink, Loading, Segments } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';

/** Of those who have no family of models. */
const COLOURS: Partial<Record<LeaderboardRow['kind'], string>> = {
  baseline: 'var(--line-strong)',
  community: 'var(--ink)',
};

/** Half the width of a 95 % interval, in standard errors. */
const Z = 1.96;

export function LeaderboardTab({ tournament, state }: { tournament: TournamentView; state: TournamentState }) {
  const { query } = useRoute();
  const part: Part = query.part === 'test' ? 'test' : 'validation';
  const { id } = tournament;
  const communities = state.communities.length > 0 ? state.communities : tournament.communities;
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
            { value: 'validation', label: `Validation (${validationSelects(tournament.config)})` },
            { value: 'test', label: 'Test (champions and communities)' },
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
      {value && !value.some(({ kind }) => kind === 'individual') && (
        <p class="notice">{part === 'test' ? NO_TEST_SCORES : 'No individual is evaluated yet.'}</p>
      )}
      {part === 'validation' && (
        <p class="muted small">
          Ranks are among the individuals of the niche. Communities and n-grams are measured on test, and compete with
          the champions there.
        </p>
      )}
      {value &&
        tournament.niches.map(({ name }) => (
          <Niche
            key={name}
            niche={name}
            rows={value.filter(({ niche }) => niche === name)}
            community={part === 'test' ? communities.find(({ niche }) => niche === name) : undefined}
          />
        ))}
    </>
  );
}

function Niche({
  niche,
  rows,
  community,
}: {
  niche: string;
  rows: readonly LeaderboardRow[];
  community: CommunityView | undefined;
}) {
  if (!rows.some(({ kind }) => kind === 'individual')) return null;
  const domain = domainOf(
    rows.flatMap(({ bitsPerCharacter: bits, standardErrorBits: error }) => [
      bits - Z * (error ?? 0),
      bits + Z * (error ?? 0),
    ]),
    0.03,
  );
  const columns: readonly Column<LeaderboardRow>[] = [
    { head: 'rank', kind: 'number', cell: rankOf },
    {
      head: 'name',
      kind: 'name',
      cell: ({ kind, name }) => (kind === 'individual' ? <IndividualLink id={name} short /> : name),
    },
    { head: 'family', cell: ({ kind, family }) => (kind === 'individual' ? <Family name={family} /> : family) },
    { head: 'parameters', kind: 'number', spare: true, cell: ({ parameters }) => count(parameters) },
    { head: 'bits/char', kind: 'number', cell: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
    {
      head: '± this text',
      kind: 'number',
      spare: true,
      cell: ({ standardErrorBits }) => thousandths(standardErrorBits),
    },
    {
      head: '± new text',
      kind: 'number',
      spare: true,
      cell: ({ newText }) => overBlocks(newText?.standardErrorBits, newText?.blocks),
    },
    {
      head: '95 % interval on this text, better to the left',
      kind: 'wide',
      cell: ({ kind, family, bitsPerCharacter: bits, standardErrorBits: error }) => (
        <IntervalPlot
          value={bits}
          low={bits - Z * (error ?? 0)}
          high={bits + Z * (error ?? 0)}
          domain={domain}
          colour={COLOURS[kind] ?? familyColour(family)}
        />
      ),
    },
  ];
  return (
    <section class="panel">
      <h2>{niche}</h2>
      <Table
        label={`Leaderboard of ${niche}`}
        columns={columns}
        rows={rows}
        keyOf={({ name }) => name}
        lookOf={({ kind }) => (kind === 'baseline' ? 'dim' : undefined)}
      />
      <p class="muted small">{ERRORS_OF_EVALUATION.join(' ')}</p>
      {community && <Community community={community} />}
    </section>
  );
}

function Community({ community }: { community: CommunityView }) {
  return (
    <details>
      <summary>{communityText(community)}</summary>
      <Table
        label={`Members of the community of ${community.niche}`}
        columns={MEMBERS}
        rows={community.members}
        keyOf={({ name }) => name}
        lookOf={({ kind }) => (kind === 'baseline' ? 'dim' : undefined)}
      />
    </details>
  );
}

const MEMBERS: readonly Column<CommunityView['members'][number]>[] = [
  {
    head: 'member',
    kind: 'name',
    cell: ({ kind, name }) => (kind === 'individual' ? <IndividualLink id={name} short /> : name),
  },
  { head: 'weight', kind: 'number', cell: ({ weight }) => thousandths(weight) },
  { head: 'bits/char', kind: 'number', cell: ({ bitsPerCharacter }) => thousandths(bitsPerCharacter) },
];

function tableOf(rows: readonly LeaderboardRow[]): Cells {
  return {
    columns: [
      ...['niche', 'rank', 'of', 'kind', 'name', 'family', 'parameters', 'part', 'bits per character'],
      ...['standard error on this text (bits)', 'standard error on new text (bits)', 'long blocks'],
    ],
    rows: rows.map((row) => [
      ...[row.niche, row.rank, row.of, row.kind, row.name, row.family, row.parameters, row.part],
      ...[row.bitsPerCharacter, row.standardErrorBits],
      ...[row.newText?.standardErrorBits ?? null, row.newText?.blocks ?? null],
    ]),
  };
}
