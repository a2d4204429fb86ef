/** LISTEN on a PostgreSQL server, on a connection of its own, which is opened again whenever it is lost. */
import { setTimeout } from 'node:timers/promises';
import { Client } from 'pg';

const CONNECT_MILLISECONDS = 10_000;
/** Between questions by which a connection is found dead that nobody closed. */
const ALIVE_MILLISECONDS = 10_000;
const ANSWER_MILLISECONDS = 5_000;
/** Between tries: doubled after each that fails. */
const [SHORTEST_PAUSE, LONGEST_PAUSE] = [100, 5_000];

export interface Ears {
  heard(channel: string, payload: string): void;
  /** All is heard from now on; what was told before may have been missed. */
  listening(): void;
  /** Nothing is heard until it is `listening` again. */
  deaf(reason: string): void;
}

export interface Listening {
  close(): Promise<void>;
}

/** `channels` are names that SQL takes without quotes. Of failures in a row only the first is told. */
export function listen(url: string, channels: readonly string[], ears: Ears): Listening {
  const closing = new AbortController();
  const { signal } = closing;
  const ended = keepListening();
  return {
    async close() {
      closing.abort();
      await ended;
    },
  };

  async function keepListening(): Promise<void> {
    let failures = 0;
    const listening = (): void => {
      failures = 0;
      ears.listening();
    };
    while (!signal.aborted) {
      try {
        await listenOnce(url, channels, { ...ears, listening }, signal);
      } catch (error) {
        if (signal.aborted) return;
        if (failures === 0) ears.deaf(error instanceof Error ? error.message : String(error));
        await rest(Math.min(LONGEST_PAUSE, SHORTEST_PAUSE * 2 ** failures++), signal);
      }
    }
  }
}

/** Resolves once `signal` ends it; rejects where the connection cannot be made or is lost. */
async function listenOnce(url: string, channels: readonly string[], ears: Ears, signal: AbortSignal): Promise<void> {
  const client = new Client({
    connectionString: url,
    application_name: 'clade listens',
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: ANSWER_MILLISECONDS,
    keepAlive: true,
  });
  const lost = new Promise<never>((_resolve, reject) => {
    client.on('error', reject).on('end', () => reject(new Error('the connection has ended')));
  });
  lost.catch(() => undefined); // it may be raced by nobody
  const over = new AbortController(); // no timer outlives the connection
  client.on('notification', ({ channel, payload = '' }) => ears.heard(channel, payload));
  try {
    await client.connect();
    for (const channel of channels) await client.query(`LISTEN ${channel}`);
    ears.listening();
    for (;;) {
      await Promise.race([rest(ALIVE_MILLISECONDS, AbortSignal.any([signal, over.signal])), lost]);
      if (signal.aborted) return;
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
