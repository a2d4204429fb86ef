/** How stores make events: numbered from 1 without a gap, `tournament.launched` first. */
import type { LineageEvent } from '#contracts';
import type { Tournament } from './records';
import type { NewEvent } from './tournament-store.port';

/** Events as they are kept; the first gets the number after `lastSeq`. */
export function numberEvents(
  tournamentId: string,
  lastSeq: number,
  events: readonly NewEvent[],
  at: Date,
): readonly LineageEvent[] {
  return events.map(
    ({ type, data }, index) =>
      ({ seq: lastSeq + 1 + index, tournamentId, type, at: at.toISOString(), v: 1, data }) as LineageEvent,
  );
}

export function launchEvent({ config, seed }: Tournament): NewEvent {
  const niches = config.niches.map(({ name }) => name);
  return { type: 'tournament.launched', data: { name: config.name, seed, generations: config.generations, niches } };
}
