import { groupBy } from '#base';
import type { LeaderboardRow } from '#contracts';

export type Competitor = Omit<LeaderboardRow, 'rank' | 'of'>;

/**
 * Niche by niche, in order of name, the best `limit` of each: the fewest bits per character first, of equals the earlier in the list. A rank
 * is 1 + the number of better ones of the niche. `sizes` tells how many compete in a niche where not all of them are in the list.
 */
export function rankCompetitors(
  competitors: readonly Competitor[],
  limit: number,
  sizes: ReadonlyMap<string, number> = new Map(),
): LeaderboardRow[] {
  const niches = [...groupBy(competitors, ({ niche }) => niche)].sort(([a], [b]) => (a < b ? -1 : 1));
  return niches.flatMap(([niche, own]) => rankWithin(own, sizes.get(niche) ?? own.length).slice(0, limit));
}

function rankWithin(competitors: readonly Competitor[], of: number): LeaderboardRow[] {
  const sorted = competitors.toSorted((a, b) => a.bitsPerCharacter - b.bitsPerCharacter);
  let rank = 1;
  return sorted.map((competitor, index) => {
    if (index > 0 && competitor.bitsPerCharacter > sorted[index - 1].bitsPerCharacter) rank = index + 1;
    return { rank, of, ...competitor };
  });
}
