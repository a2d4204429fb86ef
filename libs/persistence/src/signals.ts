/**
 * What servers on one PostgreSQL tell each other (NOTIFY). Commits are told by the database itself: a trigger on tournaments
 * (`migrations/1797292800000-tell-commits.ts`).
 */
import { randomUUID } from 'node:crypto';
import type { Progress } from '#contracts';
import type { Database } from './database';
import type { KeptConnection } from './keep-connection';
import { listen } from './listen';

/** PostgreSQL takes payloads of fewer than 8,000 bytes. */
const LONGEST_PAYLOAD = 7_900;

const TELL = `SELECT pg_notify('clade_progress', told) FROM unnest($1::text[]) AS told`;

interface ToldProgress {
  /** Who told it. */
  readonly from: string;
  readonly progress: Progress;
}

export interface Heard {
  committed(tournamentId: string): void;
  removed(tournamentId: string): void;
  /** Of tournaments that others conduct. */
  progress(progress: Progress): void;
  /** All is heard from now on; what was told before may have been missed. */
  listening(): void;
  deaf(reason: string): void;
}

export interface Signals {
  /** Tells others how far tournaments are. */
  tell(progress: readonly Progress[]): Promise<void>;
  /** Its own commits are heard, too, its own progress is not. */
  hear(heard: Heard): KeptConnection;
}

/** Of an embedded database, which no other process uses, nothing is told or heard. */
export function createSignals({ dataSource, url }: Database): Signals {
  if (url === undefined) return { tell: async () => undefined, hear: () => ({ close: async () => undefined }) };
  const self = randomUUID();
  return {
    async tell(progress) {
      await dataSource.query(TELL, [progress.map((each) => payloadOf(self, each))]);
    },

    hear({ committed, removed, progress, ...more }) {
      const ears = new Map<string, (payload: string) => void>([
        ['clade_committed', committed],
        ['clade_removed', removed],
        ['clade_progress', (payload) => fromOthers(self, payload).forEach(progress)],
      ]);
      return listen(url, [...ears.keys()], {
        ...more,
        heard: (channel, payload) => ears.get(channel)?.(payload),
      });
    },
  };
}

/** Without the niches' leaders where there are too many niches. */
function payloadOf(from: string, progress: Progress): string {
  const whole = JSON.stringify({ from, progress } satisfies ToldProgress);
  if (Buffer.byteLength(whole) <= LONGEST_PAYLOAD) return whole;
  return JSON.stringify({ from, progress: { ...progress, bestBitsPerCharacter: {} } } satisfies ToldProgress);
}

/** One, or none where it is the own one or no progress: whoever may use the database may notify. */
function fromOthers(self: string, payload: string): readonly Progress[] {
  try {
    const { from, progress } = JSON.parse(payload) as ToldProgress;
    return from === self || typeof progress?.tournamentId !== 'string' ? [] : [progress];
  } catch {
    return [];
  }
}
