import { Allowed } from './access/allowed';
import { LeaveView } from './access/leave-view';
import type { Deed } from './access/may';
import { ownAccess } from './access/own-access';
import { tokenAsked } from './api/token-asked';
import { useStore } from './state/use-store';
import { useRoute } from './routing/location';
import { linkTo, type View } from './routing/route';
import { theme, toggleTheme } from './ui/theme';
import { BattlePage } from './pages/tournament/battle-page';
import { TournamentPage } from './pages/tournament/tournament-page';
import { TournamentsPage } from './pages/tournaments/tournaments-page';
import { UnknownPage } from './pages/unknown-page';
import { lazy } from './ui/lazy';
import { SignIn } from './ui/sign-in';
import { UpgradeNotice } from './ui/upgrade-notice';

const ComparePage = lazy(async () => (await import('./pages/compare/compare-page')).ComparePage);
const ExperimentPage = lazy(async () => (await import('./pages/experiments/experiment-page')).ExperimentPage);
const ExperimentsPage = lazy(async () => (await import('./pages/experiments/experiments-page')).ExperimentsPage);
const NewExperimentPage = lazy(
  async () => (await import('./pages/new-experiment/new-experiment-page')).NewExperimentPage,
);
const IndividualPage = lazy(async () => (await import('./pages/individual/individual-page')).IndividualPage);
const LaunchPage = lazy(async () => (await import('./pages/launch/launch-page')).LaunchPage);

const SECTIONS: readonly (readonly [string, View, readonly View['page'][], Deed])[] = [
  ['Tournaments', { page: 'tournaments' }, ['tournaments', 'tournament', 'individual', 'battle'], 'all'],
  ['Experiments', { page: 'experiments' }, ['experiments', 'experiment', 'new-experiment'], 'all'],
  ['Compare', { page: 'compare' }, ['compare'], 'all'],
  ['Launch', { page: 'launch' }, ['launch'], 'launch'],
];

export function App() {
  const { view } = useRoute();
  const isTokenAsked = useStore(tokenAsked) !== null;
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        Skip to the content
      </a>
      <header class="masthead">
        <a class="wordmark" href={linkTo({ page: 'tournaments' })}>
          <svg viewBox="0 0 32 32" fill="none" stroke-width="2.8" stroke-linecap="round" aria-hidden="true">
            <path d="M16 4v8M16 12c0 5-9 3-9 9v6M16 12c0 5 9 3 9 9v6M25 21c0 3-5 2-5 6" />
          </svg>
          Clade
        </a>
        <nav aria-label="Sections">
          {SECTIONS.map(([label, target, pages, deed]) => (
            <Allowed key={label} to={deed}>
              <a href={linkTo(target)} aria-current={pages.includes(view.page) ? 'page' : undefined}>
                {label}
              </a>
            </Allowed>
          ))}
          <a href="./api">API</a>
        </nav>
        <LeaveView />
        <ThemeToggle />
      </header>
      <main id="main" tabIndex={-1}>
        <UpgradeNotice />
        {isTokenAsked ? <SignIn /> : <Page view={view} />}
      </main>
    </>
  );
}

function Page({ view }: { view: View }) {
  const shown = useStore(ownAccess)?.tournamentId;
  switch (view.page) {
    case 'tournaments':
      return shown ? <TournamentPage key={shown} id={shown} tab="overview" /> : <TournamentsPage />; // a published view has one
    case 'launch':
      return <LaunchPage />;
    case 'compare':
      return <ComparePage />;
    case 'experiments':
      return <ExperimentsPage />;
    case 'new-experiment':
      return <NewExperimentPage />;
    case 'experiment':
      return <ExperimentPage key={view.id} id={view.id} />;
    case 'tournament':
      return <TournamentPage key={view.id} id={view.id} tab={view.tab} />;
    case 'battle':
      return <BattlePage {...view} />;
    case 'individual':
      return <IndividualPage key={view.id} id={view.id} />;
    case 'unknown':
      return <UnknownPage path={view.path} />;
  }
}

function ThemeToggle() {
  const next = useStore(theme) === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" class="quiet" onClick={toggleTheme} aria-label={`Use ${next} colours`}>
      {next === 'dark' ? '◐ Dark' : '◑ Light'}
    </button>
  );
}

/** The address is the page's state: skipping must not change it. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
