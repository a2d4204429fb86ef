/**
 * Novelty search (Lehman and Stanley 2011) on a line of places, exactly, by enumeration: the chance of a parent is in proportion to the mean distance to its
 * nearest among the others and the archive, any alike where all are 0; a child stands beside its parent, on either side alike; one newborn, any
 * alike, enters the archive once it was judged, and the oldest leaves it.
 */
export interface NoveltySearch {
  /** Nearest ones that count. */
  readonly neighbours: number;
  /** Most places that the archive holds. */
  readonly archive: number;
}

interface State {
  readonly places: readonly number[];
  readonly archive: readonly number[];
}

/** The mean, over individuals and what chance may bring, of `valueOf` their place after so many generations. No place has an end. */
export function expectedAfter(
  generations: number,
  founders: readonly number[],
  search: NoveltySearch,
  valueOf: (place: number) => number,
): number {
  let now = new Map([[keyOf({ places: founders, archive: [] }), 1]]);
  for (let generation = 0; generation < generations; generation++) {
    const next = new Map<string, number>();
    for (const [key, chance] of now) {
      const { places, archive } = JSON.parse(key) as State;
      const child = [...childPlaces(places, archive, search)];
      for (const entering of places) {
        const kept = [...archive, entering].slice(-search.archive);
        for (const [born, share] of broods(child, places.length)) {
          const after = keyOf({ places: born, archive: kept });
          next.set(after, (next.get(after) ?? 0) + (chance * share) / places.length);
        }
      }
    }
    now = next;
  }
  let expected = 0;
  for (const [key, chance] of now) {
    const { places } = JSON.parse(key) as State;
    expected += (chance * places.reduce((sum, place) => sum + valueOf(place), 0)) / places.length;
  }
  return expected;
}

/** Which is born from which does not matter. */
function keyOf({ places, archive }: State): string {
  return JSON.stringify({ places: [...places].sort((a, b) => a - b), archive });
}

/** Chances of the place of a child. */
export function childPlaces(
  places: readonly number[],
  archive: readonly number[],
  search: NoveltySearch,
): ReadonlyMap<number, number> {
  const novelties = places.map((place, at) => {
    const others = [...places.filter((_, other) => other !== at), ...archive];
    const nearest = others
      .map((other) => Math.abs(other - place))
      .sort((a, b) => a - b)
      .slice(0, search.neighbours);
    return nearest.reduce((sum, far) => sum + far, 0) / nearest.length;
  });
  const all = novelties.reduce((sum, own) => sum + own, 0);
  const chances = new Map<number, number>();
  places.forEach((place, at) => {
    const chance = all > 0 ? novelties[at] / all : 1 / places.length;
    for (const child of [place - 1, place + 1]) chances.set(child, (chances.get(child) ?? 0) + chance / 2);
  });
  return chances;
}

/** All that `count` children may be, each drawn by itself. */
function broods(
  child: readonly (readonly [number, number])[],
  count: number,
): readonly (readonly [readonly number[], number])[] {
  if (count === 0) return [[[], 1]];
  return broods(child, count - 1).flatMap(([others, share]) =>
    child.map(([place, chance]) => [[...others, place], share * chance] as const),
  );
}
