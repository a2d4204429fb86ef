import { once } from 'node:events';
import {
  createTypeormInterventionStore,
  createTypeormTournamentStore,
  createTypeormVoteStore,
  type Database,
  type FileLock,
  NO_OTHERS,
} from '#persistence';
import type { Role } from '#settings';
import type { TournamentStore, WorkQueue } from '#tournament';
import { ConductorService } from '../conductor.service';
import { EventBus } from '../event-bus';
import { FilesInUse } from '../files-in-use';

export const SETTINGS = { workers: 1, roles: new Set<Role>(['selection']), engine: 'onnx', leaseSeconds: 30 } as const;

/** Jobs take as long as nobody calls them off. */
const QUEUE: WorkQueue = {
  submit: async (_, { signal } = {}) => {
    if (!signal!.aborted) await once(signal!, 'abort');
    throw signal!.reason;
  },
};

const now = (): Date => new Date();

export function storeOf(database: Database, name: string, leaseSeconds: number): TournamentStore {
  return createTypeormTournamentStore(database, now, { name, leaseSeconds });
}

/** A selection service's, whose own leases last 30 s, and are renewed three times in `leaseSeconds`. */
export function openConductor(
  database: Database,
  { lock = NO_OTHERS, bus = new EventBus(), leaseSeconds = SETTINGS.leaseSeconds as number } = {} as Options,
): ConductorService {
  const store = storeOf(database, 'service', SETTINGS.leaseSeconds);
  const votes = createTypeormVoteStore(database, now, 'service');
  const interventions = createTypeormInterventionStore(database, now);
  const settings = { ...SETTINGS, leaseSeconds };
  return new ConductorService(store, votes, interventions, QUEUE, settings, bus, new FilesInUse(lock));
}

interface Options {
  readonly lock?: FileLock;
  readonly bus?: EventBus;
  readonly leaseSeconds?: number;
}
