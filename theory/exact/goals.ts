/**
 * Two niches on one circle of eight places, of which mutation steps to a neighbour; a place is told by its distance from the first, 0 to 4. One
 * niche rewards distance. The other is deceptive: it rewards nearness, but for its peak at distance 4. In each one keeps the best of all and has one
 * child of it a generation. Where goals move, a child there is with some chance that of a member of the other niche who is better there than all.
 */

export const PEAK = 4;

export function distanceOf(place: number): number {
  return Math.min(place, 2 * PEAK - place);
}

export const HEIGHTS: readonly ((distance: number) => number)[] = [
  (distance) => distance,
  (distance) => (distance === PEAK ? 9 : PEAK - distance),
];

export interface Moved {
  /** Chance that the deceptive niche has found its peak. */
  readonly found: number;
  /** Mean number of children that moved until then, or until the end. */
  readonly switches: number;
}

/** After so many generations from place 0 in both niches, exactly. */
export function movedAfter(generations: number, mutation: number, rate: number): Moved {
  /** By the best distance of the first niche, and whether the newest of the other is at distance 1. */
  let chances = new Map([['0 0', 1]]);
  let [found, switches] = [0, 0];
  for (let generation = 1; generation <= generations; generation++) {
    const next = new Map<string, number>();
    for (const [state, chance] of chances) {
      const [best, near] = state.split(' ').map(Number);
      const comes = best === 0 && near === 1 ? rate : 0;
      const goes = best === PEAK ? rate : 0;
      const finds = goes * (1 - mutation);
      switches += chance * (comes + goes);
      found += chance * finds;
      for (const [from, share] of [
        [best, 1 - comes],
        [1, comes],
      ]) {
        childrenOf(from, mutation).forEach((own, child) => {
          for (const [newest, part] of [
            [0, 1 - mutation],
            [1, mutation],
          ]) {
            const to = `${Math.max(best, child)} ${newest}`;
            // a mutant of one who came is at distance 3, and changes nothing
            const left = best === PEAK ? part * (1 - finds) : part;
            next.set(to, (next.get(to) ?? 0) + chance * share * own * left);
          }
        });
      }
    }
    chances = next;
  }
  return { found, switches };
}

/** Chances of the distances of a child. */
function childrenOf(distance: number, mutation: number): readonly number[] {
  const chances = new Array<number>(PEAK + 1).fill(0);
  chances[distance] += 1 - mutation;
  for (const step of [-1, 1]) chances[distanceOf((distance + step + 2 * PEAK) % (2 * PEAK))] += mutation / 2;
  return chances;
}
