/**
 * Items in order of falling duration; those that last alike keep their order. Handed out so, each to the worker that is free next, the
 * last worker ends at most 4/3 - 1/(3 x workers) times as late as under the best plan (Graham 1969, Bounds on multiprocessing timing
 * anomalies).
 */
export function longestFirst<Item>(items: readonly Item[], secondsOf: (item: Item) => number): readonly Item[] {
  return items
    .map((item) => ({ item, seconds: secondsOf(item) }))
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ item }) => item);
}
