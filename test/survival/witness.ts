/** What one who watched a run from its launch was told, and whether that is the log: nothing missing, nothing twice. */
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type ApiClient, followFeed } from '#client';
import type { LineageEvent } from '#contracts';

export interface Witness {
  /** Waits until it has the log up to `lastSeq`, 20 seconds at most. */
  told(lastSeq: number): Promise<readonly LineageEvent[]>;
  close(): void;
}

/** Follows a tournament across restarts of its server, which must be reached at one address all the time. */
export function startWitness(address: string, tournamentId: string, token?: string): Witness {
  const events: LineageEvent[] = [];
  const feed = followFeed(
    address,
    { tournamentId, after: 0 },
    { onEvent: (event) => void events.push(event), onProgress: () => undefined, onProblem: () => undefined },
    token,
  );
  return {
    async told(lastSeq) {
      for (let tries = 0; feed.lastSeq() < lastSeq && tries < 400; tries++) await setTimeout(50);
      return events;
    },
    close: () => feed.close(),
  };
}

export async function wholeLog(api: ApiClient, id: string): Promise<LineageEvent[]> {
  const log: LineageEvent[] = [];
  for (;;) {
    const events = await api.events(id, { after: log.length, limit: 1000 });
    if (events.length === 0) return log;
    log.push(...events);
  }
}

/** Whether numbers are missing in the log, or the witness was told other than what it says. */
export function hasGap(log: readonly LineageEvent[], told: readonly LineageEvent[]): boolean {
  return log.some(({ seq }, at) => seq !== at + 1) || !isDeepStrictEqual(told, log);
}

const ONCE: ReadonlySet<string> = new Set([
  'individual.born',
  'individual.trained',
  'individual.evaluated',
  'individual.died',
  'generation.opened',
  'generation.closed',
  'arena.opened',
  'arena.rated',
  'tournament.finished',
]);

/** Whether what happens once happened twice: a birth, a generation of training, its evaluation, an arena. */
export function hasDouble(log: readonly LineageEvent[]): boolean {
  const seen = new Set<string>();
  let generation = -1;
  for (const { type, data } of log) {
    if (!ONCE.has(type)) continue;
    const { id, niche, part, generation: own } = data as Partial<Record<string, string | number>>;
    if (type === 'generation.opened') generation = own as number;
    const key = [type, own ?? generation, id, niche, part].join(' ');
    if (seen.has(key)) return true;
    seen.add(key);
  }
  return false;
}
