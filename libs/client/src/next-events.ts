import type { EventBatch, LineageEvent } from '#contracts';

/**
 * The events of a batch that follow `lastSeq`, each once and in order; null where one is missing. Of a filtered feed it
 * is known only that nothing that would pass is missing between `after` and `through`.
 */
export function nextEvents(
  { after, events }: EventBatch,
  lastSeq: number,
  filtered: boolean,
): readonly LineageEvent[] | null {
  if (after > lastSeq) return null;
  const next: LineageEvent[] = [];
  let last = lastSeq;
  for (const event of events) {
    if (event.seq <= last) continue;
    if (!filtered && event.seq > last + 1) return null;
    next.push(event);
    last = event.seq;
  }
  return next;
}
