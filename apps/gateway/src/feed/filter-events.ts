/** Lets through the events that a subscriber asked for. */
import type { FeedFilter, LineageEvent } from '#contracts';

export interface Kind {
  readonly niche: string;
  readonly deme: string;
  readonly family: string;
}

/** Niche, deme and family of individuals. */
export type FindKinds = (individualIds: readonly string[]) => Promise<ReadonlyMap<string, Kind>>;

export async function filterEvents(
  events: readonly LineageEvent[],
  { niches, demes, families, types }: FeedFilter,
  findKinds: FindKinds,
): Promise<LineageEvent[]> {
  const ofTypes = events.filter(({ type }) => !types || types.includes(type));
  if (!niches && !demes && !families) return ofTypes;
  const kinds = await findKinds([...new Set(ofTypes.flatMap(individualOf))]);
  return ofTypes.filter((event) => {
    const kind = kinds.get(individualOf(event)[0]) ?? (event.data as Partial<Kind>);
    const passes = (asked: string[] | undefined, name: string | undefined) =>
      !asked || name === undefined || asked.includes(name);
    return passes(niches, kind.niche) && passes(demes, kind.deme) && passes(families, kind.family);
  });
}

/** The individual that an event is about, if it is about one. */
function individualOf({ data }: LineageEvent): string[] {
  return 'id' in data ? [data.id] : [];
}
