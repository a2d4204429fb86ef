import type { LineageEvent } from '#contracts';

/** For whom a tournament is published: votes, not who cast them. */
export function withoutVoters(events: readonly LineageEvent[]): LineageEvent[] {
  return events.map((event) =>
    event.type === 'battle.voted' ? { ...event, data: { ...event.data, voter: 'somebody' } } : event,
  );
}
