/** The chance of each rank, 0 the fittest of `size`, to be the parent of a child. */

/** The fittest of `contestants` drawn with replacement: all of them are of that rank or below, but not all below. */
export function tournamentChances(size: number, contestants: number): number[] {
  const chanceFrom = (rank: number): number => ((size - rank) / size) ** contestants;
  return Array.from({ length: size }, (_, rank) => chanceFrom(rank) - chanceFrom(rank + 1));
}

/** Linear ranking: expected children from `pressure` of the fittest to 2 - `pressure` (Baker 1985). */
export function linearRankChances(size: number, pressure: number): number[] {
  return Array.from({ length: size }, (_, rank) => (pressure - (2 * (pressure - 1) * rank) / (size - 1)) / size);
}

/** The `places` fittest alike. */
export function truncationChances(size: number, places: number): number[] {
  return Array.from({ length: size }, (_, rank) => (rank < places ? 1 / places : 0));
}

/** In proportion to scores. */
export function proportionalChances(scores: readonly number[]): number[] {
  const total = scores.reduce((sum, score) => sum + score, 0);
  return scores.map((score) => score / total);
}
