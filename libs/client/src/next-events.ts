import type { LineageEvent } from '#contracts';

/** The events of a batch that follow `lastSeq`, each once and in order; null where one is missing. */
export function nextEvents(batch: readonly LineageEvent[], lastSeq: number): LineageEvent[] | null {
  const next: LineageEvent[] = [];
  for (const event of batch) {
    const expected = lastSeq + next.length + 1;
    if (event.seq > expected) return null;
    if (event.seq === expected) next.push(event);
  }
  return next;
}
