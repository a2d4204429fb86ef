/** How many members of a mixture, the heaviest first, it takes to have `share` of its weight. */
export function carriers(weights: Iterable<number>, share: number): number {
  const sorted = [...weights].sort((a, b) => b - a);
  let missing = share;
  const last = sorted.findIndex((weight) => (missing -= weight) <= 1e-9);
  return last === -1 ? sorted.length : last + 1;
}
