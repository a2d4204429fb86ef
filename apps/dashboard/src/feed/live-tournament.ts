/** One feed a tournament, shared by all who look at it and kept for a while after the last one left. */
import { followFeed } from '#client';
import type { Progress } from '#contracts';
import { useEffect } from 'preact/hooks';
import { api, SERVER } from '../api/api';
import { createStore, type Store } from '../state/store';
import { countOf, createTournamentState, applyEvent, type TournamentState } from '#projection';

export type Connection =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live'; readonly isPolled: boolean }
  | { readonly kind: 'lost'; readonly failures: number; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string };

export interface Received {
  /** Changes in place; what holds it is new whenever it changed. */
  readonly state: TournamentState;
  /** Where the log ended when the server was last asked. */
  readonly logEnd: number;
}

export interface LiveTournament {
  readonly received: Store<Received>;
  readonly progress: Store<Progress | undefined>;
  readonly connection: Store<Connection>;
}

interface Entry {
  readonly live: LiveTournament;
  readonly close: () => void;
  watchers: number;
  leaving: ReturnType<typeof setTimeout> | undefined;
}

const LINGER_MS = 60_000;
const entries = new Map<string, Entry>();

export function useLiveTournament(id: string): LiveTournament {
  const entry = entries.get(id) ?? open(id);
  useEffect(() => {
    const kept = entries.get(id) ?? open(id);
    kept.watchers++;
    clearTimeout(kept.leaving);
    return () => {
      if (--kept.watchers > 0) return;
      kept.leaving = setTimeout(() => {
        kept.close();
        if (entries.get(id) === kept) entries.delete(id);
      }, LINGER_MS);
    };
  }, [id]);
  return entry.live;
}

function open(id: string): Entry {
  let state = createTournamentState();
  const live: LiveTournament = {
    received: createStore<Received>({ state, logEnd: 0 }),
    progress: createStore<Progress | undefined>(undefined),
    connection: createStore<Connection>({ kind: 'connecting' }),
  };
  let waiting = false;
  let logEnd = 0;
  const tellInAFrame = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(() => {
      waiting = false;
      live.received.set({ state, logEnd: Math.max(logEnd, state.lastSeq) });
    }, pauseFor(state));
  };
  const follow = () =>
    followFeed(
      SERVER,
      { tournamentId: id, after: state.lastSeq, mode: 'snapshot' },
      {
        onEvent: (event) => {
          applyEvent(state, event);
          if (state.status !== 'running') live.progress.set(undefined);
          tellInAFrame();
        },
        onSnapshot: (snapshot) => {
          state = snapshot;
          tellInAFrame();
        },
        onProgress: (progress) => live.progress.set(progress),
        onSubscribed: (lastSeq, isPolled) => {
          logEnd = lastSeq;
          live.connection.set({ kind: 'live', isPolled });
          tellInAFrame();
        },
        onProblem: ({ detail, ended, failures }) =>
          live.connection.set(ended ? { kind: 'refused', detail } : { kind: 'lost', detail, failures }),
      },
    );
  // One answer is there sooner than the parts of a feed. Where there is none, the feed says why.
  const feed = api
    .snapshot(id)
    .then((snapshot) => {
      state = snapshot;
      tellInAFrame();
    })
    .catch(() => undefined)
    .then(follow);
  const entry: Entry = { live, close: () => void feed.then((open) => open.close()), watchers: 0, leaving: undefined };
  entries.set(id, entry);
  return entry;
}

/** A long log is read without drawing every batch of it. */
function pauseFor({ lineage }: TournamentState): number {
  return countOf(lineage) > 5_000 ? 250 : 16;
}
