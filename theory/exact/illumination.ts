/**
 * MAP-Elites on a ring of places (Mouret and Clune 2015), exactly: each place is of a cell and has a height, children of an elite stand beside
 * it, on either side alike, and each cell keeps the highest place that was ever reached. The chances of all archives follow from turn to turn.
 */
export interface Place {
  readonly cell: number;
  /** Different within a cell. */
  readonly height: number;
}

/** Elites in the order of places, and the chance of having just these. */
export interface Archived {
  readonly elites: readonly number[];
  readonly chance: number;
}

/** After `turns` from one place: in each there are as many children as leave room for the elites among `size`. */
export function archivesAfter(ring: readonly Place[], first: number, size: number, turns: number): readonly Archived[] {
  let now = new Map([[`${first}`, 1]]);
  for (let turn = 0; turn < turns; turn++) {
    const next = new Map<string, number>();
    for (const [key, chance] of now) {
      const elites = elitesIn(key);
      for (const [after, share] of withChildren(ring, elites, size - elites.length)) add(next, after, chance * share);
    }
    now = next;
  }
  return [...now].map(([key, chance]) => ({ elites: elitesIn(key), chance }));
}

/** The highest place of each cell, in the order of places. */
export function optimaOf(ring: readonly Place[]): readonly number[] {
  const places = [...ring.keys()];
  return places.filter((place) =>
    places.every((other) => ring[other].cell !== ring[place].cell || ring[other].height <= ring[place].height),
  );
}

/** Children are drawn one after the other from parents who stay the same. */
function withChildren(
  ring: readonly Place[],
  parents: readonly number[],
  children: number,
): ReadonlyMap<string, number> {
  let archives = new Map([[parents.join(), 1]]);
  for (let child = 0; child < children; child++) {
    const more = new Map<string, number>();
    for (const [key, chance] of archives) {
      for (const parent of parents) {
        for (const step of [-1, 1]) {
          const place = (parent + step + ring.length) % ring.length;
          add(more, taking(ring, elitesIn(key), place).join(), chance / (2 * parents.length));
        }
      }
    }
    archives = more;
  }
  return archives;
}

function taking(ring: readonly Place[], elites: readonly number[], place: number): readonly number[] {
  const rival = elites.find((elite) => ring[elite].cell === ring[place].cell);
  if (rival !== undefined && ring[rival].height >= ring[place].height) return elites;
  return [...elites.filter((elite) => elite !== rival), place].sort((a, b) => a - b);
}

function elitesIn(key: string): readonly number[] {
  return key.split(',').map(Number);
}

function add(chances: Map<string, number>, key: string, chance: number): void {
  chances.set(key, (chances.get(key) ?? 0) + chance);
}
