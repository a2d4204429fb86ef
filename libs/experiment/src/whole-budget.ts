/**
 * Settings that spend what the base lets its population spend, generation by generation, on fewer: places of demes and shares of the budget,
 * where all who live train. What is not as it must be in the base is left as it is: the check of its config tells of it.
 */
import type { Settings } from './design';

/** Places that a deme has in a generation, of those that it has in the base then and at first. */
type PlacesOf = (generation: number, places: number, founders: number) => number;

/** Nobody is born; demes have the places that `placesOf` says, at least one, and those who live share what the generation may spend. */
export function spentOn(base: Settings, placesOf: PlacesOf): Settings {
  const { generations, niches, budget } = base;
  if (typeof generations !== 'number' || generations > MOST_GENERATIONS || !isList(niches)) return {};
  const demes = niches
    .flatMap((niche) => (isList(niche.demes) ? niche.demes : [niche]))
    .map(({ capacity }) => capacity);
  const newPlaces = (capacity: unknown, at: number): number =>
    Math.max(1, Math.round(placesOf(at, valueAt(capacity, 'capacity', at), valueAt(capacity, 'capacity', 0))));
  const all = (places: (capacity: unknown, at: number) => number, at: number): number =>
    demes.reduce<number>((total, capacity) => total + places(capacity, at), 0);
  const { schedule } = (budget ?? {}) as Settings;
  const shareAt = (at: number): number =>
    ((schedule === undefined ? 1 : valueAt(schedule, 'share', at)) *
      all((each, from) => valueAt(each, 'capacity', from), at)) /
    all(newPlaces, at);
  const settled = (each: Settings): Settings => {
    return { ...each, capacity: scheduleOf(generations, 'capacity', (at) => newPlaces(each.capacity, at)) };
  };
  return {
    niches: niches.map((niche) =>
      isList(niche.demes) ? { ...niche, demes: niche.demes.map(settled) } : settled(niche),
    ),
    breeding: { replacement: { scheme: 'survivors-only' }, selfAdaptation: { scheme: 'none' } },
    budget: { schedule: scheduleOf(generations, 'share', shareAt) },
  };
}

/** Of a schedule at most. */
const MOST_GENERATIONS = 100;

function isList(value: unknown): value is readonly Settings[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'object' && each !== null);
}

/** A number, or the entry of a schedule that holds in a generation; NaN where it is neither. */
function valueAt(given: unknown, name: string, generation: number): number {
  if (!isList(given)) return Number(given);
  return Number(given.findLast(({ from }) => Number(from) <= generation)?.[name]);
}

/** An entry for each generation that differs from the one before. */
function scheduleOf(generations: number, name: string, valueOf: (generation: number) => number): readonly Settings[] {
  return Array.from({ length: generations }, (_, from) => ({ from, [name]: valueOf(from) })).filter(
    (entry, at, entries) => at === 0 || entry[name] !== entries[at - 1][name],
  );
}
