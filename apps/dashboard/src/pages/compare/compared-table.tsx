import { count, difference, duration, thousandths } from '#wording';
import type { TournamentView } from '#contracts';
import { linkTo } from '../../routing/route';
import { nicheColour } from '../../ui/colours';
import { IndividualLink, Status } from '../../ui/small-parts';
import { type Column, Table } from '../../ui/table';
import type { Compared } from './compared';

export function ComparedTable({ compared }: { compared: readonly Compared[] }) {
  const tournaments = compared.map(({ tournament }) => tournament);
  const columns: readonly Column<TournamentView>[] = [
    {
      head: 'tournament',
      kind: 'name',
      cell: (tournament) => (
        <>
          <span class="swatch" style={{ background: nicheColour(tournaments.indexOf(tournament)) }} />
          <a href={linkTo({ page: 'tournament', id: tournament.id, tab: 'overview' })}>{tournament.name}</a>
        </>
      ),
    },
    { head: 'status', cell: ({ status }) => <Status status={status} /> },
    { head: 'seed', kind: 'number', spare: true, cell: ({ seed }) => seed },
    { head: 'individuals', kind: 'number', spare: true, cell: ({ individuals }) => count(individuals) },
    { head: 'tokens', kind: 'number', spare: true, cell: ({ tokensTrained }) => count(tokensTrained) },
    { head: 'time', kind: 'number', spare: true, cell: ({ seconds }) => duration(seconds) },
    { head: 'champion', kind: 'name', cell: ({ champion }) => (champion ? <IndividualLink id={champion.id} /> : '–') },
    { head: 'its niche', cell: ({ champion }) => champion?.niche ?? '–' },
    {
      head: 'bits/char on test',
      kind: 'number',
      cell: ({ champion }) => thousandths(champion?.bitsPerCharacter ?? null),
    },
    {
      head: 'community of its niche',
      kind: 'number',
      cell: ({ champion, communities }) =>
        thousandths(communities.find(({ niche }) => niche === champion?.niche)?.bitsPerCharacter ?? null),
    },
    {
      head: 'above WB-2 on test',
      kind: 'number',
      cell: ({ champion, baselines }) =>
        champion && baselines[champion.niche]
          ? difference(champion.bitsPerCharacter - baselines[champion.niche]['WB-2'])
          : '–',
    },
  ];
  return <Table label="Compared tournaments" columns={columns} rows={tournaments} keyOf={({ id }) => id} />;
}
