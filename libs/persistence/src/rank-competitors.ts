import type { LeaderboardRow } from '#contracts';

export type Competitor = Omit<LeaderboardRow, 'rank'>;

/** The best `limit`, fewest bits per character first; of equals the earlier in the list. A rank is 1 + the number of better ones. */
export function rankCompetitors(competitors: readonly Competitor[], limit: number): LeaderboardRow[] {
  const sorted = competitors.toSorted((a, b) => a.bitsPerCharacter - b.bitsPerCharacter).slice(0, limit);
  let rank = 1;
  return sorted.map((competitor, place) => {
    if (place > 0 && competitor.bitsPerCharacter > sorted[place - 1].bitsPerCharacter) rank = place + 1;
    return { rank, ...competitor };
  });
}
