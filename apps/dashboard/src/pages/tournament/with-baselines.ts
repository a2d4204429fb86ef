/** The rows of one niche, ranked in it, with the n-grams among them; on validation the API leaves those out. */
import type { BaselinesView, LeaderboardRow } from '#contracts';

export function withBaselines(
  all: readonly LeaderboardRow[],
  niche: string,
  baselines: BaselinesView | undefined,
): LeaderboardRow[] {
  const rows = all.filter((row) => row.niche === niche);
  const absent: Partial<BaselinesView> = rows.some(({ kind }) => kind === 'baseline') ? {} : (baselines ?? {});
  const levels = Object.entries<number>(absent).map(([name, bitsPerCharacter]): LeaderboardRow => {
    const nothing = { parameters: null, standardErrorBits: null, newText: null };
    return {
      kind: 'baseline',
      name,
      family: 'witten-bell, test',
      niche,
      part: 'test',
      rank: 0,
      bitsPerCharacter,
      ...nothing,
    };
  });
  const sorted = [...rows, ...levels].sort((a, b) => a.bitsPerCharacter - b.bitsPerCharacter);
  return sorted.map((row) => ({
    ...row,
    rank: 1 + sorted.filter(({ bitsPerCharacter }) => bitsPerCharacter < row.bitsPerCharacter).length,
  }));
}
