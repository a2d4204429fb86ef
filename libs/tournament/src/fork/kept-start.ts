import type { ForkOf } from '../records';
import type { TournamentStore } from '../tournament-store.port';
import { keptBy, readCarried } from './carried';
import type { Start } from './start-change';

/** What a fork in a store began with. */
export async function keptStart(store: TournamentStore, id: string, forkOf: ForkOf): Promise<Start> {
  const { generation } = forkOf;
  return {
    carried: await readCarried(keptBy(store, id), forkOf),
    schemeState: (await store.schemeState(id, generation))!,
    environment: (await store.environment(id, generation))!,
    arenas: await store.arenas(id, generation),
    metrics: await store.metrics(id, generation),
  };
}
