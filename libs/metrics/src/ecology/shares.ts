/** How a whole is shared out among kinds; shares sum to 1. */
export type Shares = ReadonlyMap<string, number>;

/** Of individuals, by their kind; empty of nobody. */
export function sharesOf(kinds: readonly string[]): Shares {
  const shares = new Map<string, number>();
  for (const kind of kinds) shares.set(kind, (shares.get(kind) ?? 0) + 1 / kinds.length);
  return shares;
}

/** What two have in common, 0 to 1 (Schoener 1968): one less half the sum of differences. One less this is the dissimilarity of Bray and Curtis 1957 of shares. */
export function overlap(one: Shares, other: Shares): number {
  let common = 0;
  for (const [kind, share] of one) common += Math.min(share, other.get(kind) ?? 0);
  return common;
}
