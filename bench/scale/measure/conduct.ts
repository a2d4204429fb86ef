/** A whole tournament, conducted as a server does it, and read off while it runs. */
import { createFolderObjectStore } from '#object-store';
import { createTypeormTournamentStore, type Database } from '#persistence';
import { createCorpusStore } from '#sources';
import { NO_INTERVENTIONS, NO_VOTES, runTournament, type WorkQueue } from '#tournament';
import { machineOf } from '../../../apps/gateway/src/tournaments/check-machine';
import { prepareLaunch } from '../../../apps/gateway/src/tournaments/launch';
import type { EngineName } from '#engines';
import type { CommitCost } from './fit-phases';
import { meterCommits } from './meter-conductor';
import { meterDatabase } from './meter-database';

export interface Conducted {
  readonly commits: readonly CommitCost[];
  /** From when it was claimed until its last generation closed: what follows is no part of the simulation. */
  readonly seconds: number;
}

export interface ConductSettings {
  readonly config: object;
  readonly seed: number;
  readonly engine: EngineName;
  readonly workers: number;
  /** Of corpora and weights. */
  readonly folder: string;
}

/** Throws an Error where it does not finish. */
export async function conduct(database: Database, queue: WorkQueue, settings: ConductSettings): Promise<Conducted> {
  const { config, seed, engine, workers, folder } = settings;
  const corpora = createCorpusStore({ objects: createFolderObjectStore(folder) });
  const { tournament } = await prepareLaunch({ config, seed }, corpora, queue, machineOf({ engine, workers }));
  const store = createTypeormTournamentStore(database, () => new Date());
  await store.insert(tournament);
  const commits: CommitCost[] = [];
  const since = performance.now();
  let closedAt = since;
  const take = (commit: CommitCost): void => {
    commits.push(commit);
    if (commit.phase === 'closing') closedAt = performance.now();
  };
  await runTournament(
    {
      store: meterCommits(store, meterDatabase(database), take),
      queue,
      votes: NO_VOTES,
      interventions: NO_INTERVENTIONS,
      clock: () => performance.now() / 1000,
      now: () => new Date(),
      announce: () => undefined,
      progress: () => undefined,
    },
    tournament.id,
    new AbortController().signal,
  );
  const { status, reason } = (await store.find(tournament.id))!;
  if (status !== 'finished') throw new Error(`the tournament is ${status}: ${reason}`);
  return { commits, seconds: (closedAt - since) / 1000 };
}
