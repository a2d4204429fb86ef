import type { Tournament, TournamentStore } from '#tournament';
import { SHUTTING_DOWN } from './conductor';
import type { EventBus } from './event-bus';

/** Records that a tournament, which nobody conducts, is paused or cancelled, unless it has stopped by itself. Throws a ConductedElsewhereError where someone does. */
export async function settle(
  store: TournamentStore,
  bus: EventBus,
  id: string,
  status: 'paused' | 'cancelled',
  reason: string,
): Promise<void> {
  const token = await store.claim(id);
  const found = await store.find(id);
  const stopped = { type: `tournament.${status}`, data: { reason } } as const;
  const change =
    found && !canBecome(status, found)
      ? { tournament: { status: found.status }, events: [] } // lets go of it
      : { tournament: { status, reason }, events: [stopped] };
  bus.announce(await store.commit(id, token, change));
}

function canBecome(status: 'paused' | 'cancelled', { status: was, reason }: Tournament): boolean {
  if (status === 'cancelled') return was !== 'finished' && was !== 'cancelled';
  return was === 'running' || (was === 'paused' && reason === SHUTTING_DOWN); // others would go on with it
}
