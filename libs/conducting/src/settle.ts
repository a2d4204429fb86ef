import type { TournamentStore } from '#tournament';
import type { EventBus } from './event-bus';

/** Records that a tournament, which nobody conducts, is paused or cancelled. Throws a ConductedElsewhereError where someone does. */
export async function settle(
  store: TournamentStore,
  bus: EventBus,
  id: string,
  status: 'paused' | 'cancelled',
  reason: string,
): Promise<void> {
  const token = await store.claim(id);
  const stopped = { type: `tournament.${status}`, data: { reason } } as const;
  bus.announce(await store.commit(id, token, { tournament: { status, reason }, events: [stopped] }));
}
