/** A connection of its own to a PostgreSQL server, which is opened again whenever it is lost. */
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const CONNECT_MILLISECONDS = 10_000;
/** Between questions by which a connection is found dead that nobody closed. */
const ALIVE_MILLISECONDS = 10_000;
const ANSWER_MILLISECONDS = 5_000;
/** Between tries: doubled after each that fails. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [100, 5_000];

export interface KeptConnection {
  close(): Promise<void>;
}

export interface ConnectionOptions {
  /** As `pg_stat_activity` has it. */
  readonly name: string;
  /** What each new connection is for; it is kept once that is done. */
  begin(client: Client, signal: AbortSignal): Promise<void>;
  /** What is done before it is closed. */
  end?(client: Client): Promise<unknown>;
  /** Of failures in a row only the first is told. */
  lost(error: unknown): void;
}

export function keepConnection(url: string, options: ConnectionOptions): KeptConnection {
  const closing = new AbortController();
  const { signal } = closing;
  const ended = keep();
  return {
    async close() {
      closing.abort();
      await ended;
    },
  };

  async function keep(): Promise<void> {
    let failures = 0;
    const begin = async (client: Client): Promise<void> => {
      await options.begin(client, signal);
      failures = 0;
    };
    while (!signal.aborted) {
      try {
        await keepOnce(url, { ...options, begin }, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (failures === 0) options.lost(error);
        await rest(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** failures++), signal);
      }
    }
  }
}

/** A client, and what rejects as its connection is lost. */
export function newClient(url: string, name: string): { readonly client: Client; readonly lost: Promise<never> } {
  const client = new Client({
    connectionString: url,
    application_name: name,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    keepAlive: true,
  });
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject).on('end', () => reject(new Error('the connection has ended')));
  });
  lost.catch(() => undefined); // it may be raced by nobody
  return { client, lost };
}

/** Resolves once `signal` ends it; rejects where the connection cannot be made or is lost. */
async function keepOnce(url: string, { name, begin, end }: ConnectionOptions, signal: AbortSignal): Promise<void> {
  const { client, lost } = newClient(url, name);
  const over = new AbortController(); // no timer outlives the connection
  const ended = AbortSignal.any([signal, over.signal]);
  try {
    await client.connect();
    await begin(client, signal);
    for (;;) {
      await Promise.race([rest(ALIVE_MILLISECONDS, ended), lost]);
      if (signal.aborted) return void (await end?.(client));
      await client.query('SELECT 1');
    }
  } finally {
    over.abort();
    void client.end().catch(() => undefined); // a dead connection would be waited for
  }
}

/** Resolves at once when `signal` ends it. */
function rest(milliseconds: number, signal: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
}
