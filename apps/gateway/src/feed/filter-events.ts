/** Lets through the events that a subscriber asked for. */
import type { FeedFilter, LineageEvent } from '#contracts';

export interface Kind {
  readonly niche: string;
  readonly family: string;
}

/** Niche and family of individuals. */
export type FindKinds = (individualIds: readonly string[]) => Promise<ReadonlyMap<string, Kind>>;

export async function filterEvents(
  events: readonly LineageEvent[],
  { niches, families, types }: FeedFilter,
  findKinds: FindKinds,
): Promise<LineageEvent[]> {
  const ofTypes = events.filter(({ type }) => !types || types.includes(type));
  if (!niches && !families) return ofTypes;
  const kinds = await findKinds([...new Set(ofTypes.flatMap(individualOf))]);
  return ofTypes.filter((event) => {
    const kind = kinds.get(individualOf(event)[0]) ?? (event.data as Partial<Kind>);
    const passes = (asked: string[] | undefined, name: string | undefined) =>
      !asked || name === undefined || asked.includes(name);
    return passes(niches, kind.niche) && passes(families, kind.family);
  });
}

/** The individual that an event is about, if it is about one. */
function individualOf({ data }: LineageEvent): string[] {
  return 'id' in data ? [data.id] : [];
}
