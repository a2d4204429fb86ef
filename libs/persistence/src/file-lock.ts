/**
 * Files that no row names may be removed by one server on a PostgreSQL database while no other has any in use. Advisory locks of idle transactions say
 * so: they end with the connection of a server that is killed, and a pooler that shares connections out by transaction leaves them whole.
 */
import { setTimeout } from 'node:timers/promises';
import type { Client } from 'pg';
import { StoreUnavailableError } from '#tournament';
import type { Database } from './database';
import { keepConnection, newClient } from './keep-connection';

/** Of this database's advisory locks: "files" in ASCII. */
const KEY = 0x66696c6573;
/** Between looks whether a removal has ended; for one that takes longer nobody waits. */
const [POLL_MILLISECONDS, PATIENCE_MILLISECONDS] = [100, 30_000];
/** Of one removal: others wait for its end. */
const LONGEST_REMOVAL_MILLISECONDS = 5_000;

/** After so long without a word the database takes the lock from a server that stands still, or whose machine is gone. */
const STILL_SECONDS = 20;

const SHARE = `SELECT pg_try_advisory_xact_lock_shared(${KEY}) AS yes`;
const TAKE = `SELECT pg_try_advisory_xact_lock(${KEY}) AS yes`;
const LET_GO = 'COMMIT';
/** Who conducts it may have lost the connection that shares the lock, and not the tournament. */
const RUNS = `SELECT EXISTS (SELECT FROM tournament WHERE status = 'running') AS yes`;

export interface FileLock {
  /** Nobody removes files from when it resolves until what it resolves to is called. Throws a StoreUnavailableError. */
  share(): Promise<() => Promise<void>>;
  /**
   * What `remove` says, whether it has removed all; false, too, where it is not called, since someone shares the lock or a tournament runs. Nothing more may
   * be removed once `signal` is aborted, after a while or as the lock is lost. Throws what `remove` throws, and as the database is away.
   */
  alone(remove: (signal: AbortSignal) => Promise<boolean>): Promise<boolean>;
}

/** Of an embedded database, which no other process uses. */
export const NO_OTHERS: FileLock = {
  share: async () => async () => undefined,
  alone: (remove) => remove(new AbortController().signal),
};

/** `onLost` is told why the lock is not shared for the moment although someone here wants that. */
export function createFileLock(
  { url }: Database,
  onLost: (reason: string) => void,
  stillSeconds = STILL_SECONDS,
): FileLock {
  if (url === undefined) return NO_OTHERS;
  // without a snapshot between statements, which VACUUM would wait for
  const begin = `BEGIN ISOLATION LEVEL READ COMMITTED READ ONLY; SET LOCAL idle_in_transaction_session_timeout = '${stillSeconds}s'`;
  return {
    share: () =>
      new Promise((resolve, reject) => {
        let isShared = false;
        const connection = keepConnection(url, {
          name: 'clade uses files',
          async begin(client, signal) {
            await client.query(begin);
            await untilShared(client, signal);
            isShared = true;
            resolve(() => connection.close());
          },
          end: (client) => client.query(LET_GO),
          lost(error) {
            if (isShared) return onLost(reasonOf(error));
            reject(new StoreUnavailableError(reasonOf(error)));
            void connection.close();
          },
        });
      }),

    async alone(remove) {
      const { client, lost } = newClient(url, 'clade removes files');
      const over = new AbortController();
      lost.catch((error: unknown) => over.abort(error));
      try {
        await client.connect();
        await client.query(begin);
        if (!(await isSo(client, TAKE)) || (await isSo(client, RUNS))) return false;
        return await remove(AbortSignal.any([over.signal, AbortSignal.timeout(LONGEST_REMOVAL_MILLISECONDS)]));
      } finally {
        await client.query(LET_GO).catch(() => undefined);
        void client.end().catch(() => undefined); // a dead connection would be waited for
      }
    },
  };
}

async function untilShared(client: Client, signal: AbortSignal): Promise<void> {
  const latest = performance.now() + PATIENCE_MILLISECONDS;
  while (!(await isSo(client, SHARE))) {
    if (performance.now() > latest) throw new Error('another server removes files, and does not come to an end');
    await setTimeout(POLL_MILLISECONDS, undefined, { signal });
  }
}

async function isSo(client: Client, question: string): Promise<boolean> {
  const { rows } = await client.query<{ yes: boolean }>(question);
  return rows[0].yes;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
