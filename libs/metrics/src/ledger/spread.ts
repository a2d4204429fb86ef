/** `most` at most of the items, evenly spread over all, the first among them; all where they are fewer. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  const count = Math.min(most, items.length);
  return Array.from({ length: count }, (_, at) => items[Math.floor((at * items.length) / count)]);
}
