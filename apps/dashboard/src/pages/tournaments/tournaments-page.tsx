import { allRows } from '#client';
import type { TournamentView } from '#contracts';
import { useEffect, useState } from 'preact/hooks';
import { Allowed } from '../../access/allowed';
import { api } from '../../api/api';
import { useAnswer } from '../../api/use-answer';
import { linkTo } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading, Scroll } from '../../ui/small-parts';
import { ImportArchive, type Refusal } from './import-archive';
import { NoTournaments } from './no-tournaments';
import { TournamentRow } from './tournament-row';

/** Launches and stops are looked for as often; how far a running tournament is comes over its feed. */
const LOOK_AGAIN_MS = 5_000;

export function TournamentsPage() {
  const [round, setRound] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const { value, error, ask } = useAnswer('tournaments', everyTournament, round);
  useEffect(() => {
    const timer = setInterval(() => document.hidden || setRound((before) => before + 1), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <>
      <PageHead title="Tournaments">
        <Allowed to="operate">
          <ImportArchive onRefusal={setRefusal} />
        </Allowed>
        <Allowed to="launch">
          <a class="button primary" href={linkTo({ page: 'launch' })}>
            Launch a tournament
          </a>
        </Allowed>
      </PageHead>
      {refusal && <Problem error={refusal.error} of={refusal.file} />}
      {error !== undefined && <Problem error={error} again={ask} />}
      {!value && error === undefined && <Loading what="tournaments" />}
      {value?.length === 0 && <NoTournaments />}
      {value !== undefined && value.length > 0 && <List tournaments={value} />}
    </>
  );
}

async function everyTournament(): Promise<TournamentView[]> {
  const rows: TournamentView[] = [];
  for await (const row of allRows((cursor) => api.tournaments({ cursor, limit: 200 }))) rows.push(row);
  return rows;
}

function List({ tournaments }: { tournaments: readonly TournamentView[] }) {
  return (
    <section class="panel" aria-label="All tournaments">
      <Scroll label="Tournaments, newest first">
        <table>
          <thead>
            <tr>
              <th scope="col">tournament</th>
              <th scope="col">status</th>
              <th scope="col">generation</th>
              <th scope="col" class="number hide-narrow">
                individuals
              </th>
              <th scope="col">best bits/char</th>
              <th scope="col" class="number hide-narrow">
                running time
              </th>
              <th scope="col" class="number hide-narrow">
                created (UTC)
              </th>
            </tr>
          </thead>
          <tbody>
            {tournaments.map((tournament) => (
              <TournamentRow key={tournament.id} tournament={tournament} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}
