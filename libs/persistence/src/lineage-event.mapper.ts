import type { LineageEvent } from '#contracts';
import type { LineageEventEntity } from './entities/lineage-event.entity';

export function toEventRow(event: LineageEvent): LineageEventEntity {
  return { ...event, at: new Date(event.at) };
}

export function toLineageEvent({ seq, tournamentId, type, at, v, data }: LineageEventEntity): LineageEvent {
  return { seq, tournamentId, type, at: at.toISOString(), v, data } as LineageEvent;
}
