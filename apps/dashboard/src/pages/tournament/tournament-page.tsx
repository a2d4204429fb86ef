import { useEffect, useMemo } from 'preact/hooks';
import { useMay } from '../../access/allowed';
import { useStore } from '../../state/use-store';
import { api } from '../../api/api';
import { lookForUpgrade } from '../../api/upgrade';
import { useAnswer } from '../../api/use-answer';
import { isMissing, newestMissing } from '../../api/is-missing';
import { type LiveTournament, type Received, useLiveTournament } from '../../feed/live-tournament';
import { linkTo, type Tab, TABS } from '../../routing/route';
import { PageHead } from '../../ui/page-head';
import { Problem } from '../../ui/problem';
import { Loading, Status } from '../../ui/small-parts';
import { ArenaTab } from './arena-tab';
import { Actions } from './actions';
import { Deleted } from './deleted';
import { EntropyTab } from './entropy/entropy-tab';
import { EnvironmentTab } from './environment/environment-tab';
import { ForkLinks } from './fork-links';
import { ConnectionNotice } from './connection-notice';
import { LeaderboardTab } from './leaderboard-tab';
import { LiveProgress } from './live-progress';
import { LogTab } from './log-tab';
import { MetricsTab } from './metrics-tab';
import { OverviewTab } from './overview-tab';
import { SpeciesTab } from './species/species-tab';
import { TransplantsTab } from './transplants/transplants-tab';
import { TreeTab } from '../../tree/tree-tab';
import type { TournamentStatus, TournamentView } from '#contracts';
import { ShiftsContext } from '../../charts/shift-marks';
import { shiftsOf } from '../../charts/shifts';
import { VoteTab } from '../vote/vote-tab';

const LABELS: Record<Tab, string> = {
  overview: 'Overview',
  entropy: 'Entropy',
  tree: 'Lineage',
  species: 'Species',
  environment: 'Environment',
  transplants: 'Transplants',
  leaderboard: 'Leaderboard',
  arena: 'Arena',
  vote: 'Vote',
  metrics: 'Metrics',
  log: 'Log',
};

export function TournamentPage({ id, tab }: { id: string; tab: Tab }) {
  const live = useLiveTournament(id);
  const received = useStore(live.received);
  const { state } = received;
  const round = `${state.status} ${state.closed.length}`;
  const { value: tournament, error, ask } = useAnswer(id, () => api.tournament(id), round);
  const { value: experiments } = useAnswer(`experiment of ${id}`, () => api.experiments({ tournament: id }));
  const mayVote = useMay('vote');
  const connection = useStore(live.connection);
  const shifts = useMemo(() => (niche: string | null) => shiftsOf(state.shifts, niche), [state, state.shifts.length]);
  useEffect(() => {
    if (connection.kind === 'refused') ask();
    if (connection.kind === 'live') void lookForUpgrade();
  }, [connection.kind]);
  const missing = useStore(newestMissing);
  useEffect(() => {
    if (missing !== null && !isMissing(error)) ask();
  }, [missing]);
  if (tournament && isMissing(error)) return <Deleted tournament={tournament} />;
  if (!tournament)
    return error === undefined ? <Loading what={`tournament ${id}`} /> : <Lost error={error} again={ask} />;
  const experiment = experiments?.rows.at(0);
  const status = state.status ?? tournament.status;
  const hasArena = Boolean(tournament.config.arena);
  const hasSpecies = state.species.length > 0 || tab === 'species';
  const hidden: readonly (Tab | false)[] = [
    !hasArena && 'arena',
    !(hasArena && mayVote) && 'vote',
    !hasSpecies && 'species',
    tournament.niches.length < 2 && 'transplants',
  ];
  return (
    <>
      <PageHead
        title={tournament.name}
        crumbs={
          <>
            {experiment ? (
              <>
                <a href={linkTo({ page: 'experiments' })}>Experiments</a> /{' '}
                <a href={linkTo({ page: 'experiment', id: experiment.id })}>{experiment.name}</a>
              </>
            ) : (
              <a href={linkTo({ page: 'tournaments' })}>Tournaments</a>
            )}{' '}
            / <span class="mono">{id}</span>
          </>
        }
        under={
          <>
            {tournament.notes && <p class="muted">{tournament.notes}</p>}
            <ForkLinks tournament={tournament} />
          </>
        }
      >
        <Status status={status} />
        <Actions tournament={{ ...tournament, status }} isAlone={experiments?.rows.length === 0} changed={ask} />
      </PageHead>
      <ConnectionNotice live={live} />
      {error !== undefined && <Problem error={error} again={ask} />}
      <LiveProgress
        live={live}
        status={status}
        reason={state.reason ?? tournament.reason}
        generations={tournament.generations}
      />
      <nav class="tabs" aria-label="Parts of the tournament">
        {TABS.filter((each) => !hidden.includes(each)).map((each) => (
          <a
            key={each}
            href={linkTo({ page: 'tournament', id, tab: each })}
            aria-current={each === tab ? 'page' : undefined}
          >
            {LABELS[each]}
          </a>
        ))}
      </nav>
      <ShiftsContext.Provider value={shifts}>
        <Content tab={tab} tournament={tournament} received={received} live={live} status={status} />
      </ShiftsContext.Provider>
    </>
  );
}

interface ContentProps {
  tab: Tab;
  tournament: TournamentView;
  received: Received;
  live: LiveTournament;
  status: TournamentStatus;
}

function Content({ tab, tournament, received, live, status }: ContentProps) {
  const progress = useStore(live.progress);
  switch (tab) {
    case 'overview':
      return <OverviewTab tournament={tournament} state={received.state} progress={progress} />;
    case 'entropy':
      return <EntropyTab tournament={tournament} state={received.state} />;
    case 'tree':
      return <TreeTab tournament={tournament} received={received} />;
    case 'species':
      return <SpeciesTab tournament={tournament} state={received.state} />;
    case 'environment':
      return <EnvironmentTab tournament={tournament} state={received.state} status={status} />;
    case 'transplants':
      return <TransplantsTab tournament={tournament} closed={received.state.closed.length} />;
    case 'leaderboard':
      return <LeaderboardTab tournament={tournament} state={received.state} />;
    case 'arena':
      return <ArenaTab tournament={tournament} state={received.state} />;
    case 'vote':
      return <VoteTab tournament={tournament} state={received.state} />;
    case 'metrics':
      return <MetricsTab tournament={tournament} state={received.state} />;
    case 'log':
      return <LogTab state={received.state} />;
  }
}

function Lost({ error, again }: { error: unknown; again: () => void }) {
  return (
    <>
      <PageHead
        title={isMissing(error) ? 'No such tournament here' : 'Tournament'}
        crumbs={<a href={linkTo({ page: 'tournaments' })}>Tournaments</a>}
      />
      <Problem error={error} again={again} />
    </>
  );
}
