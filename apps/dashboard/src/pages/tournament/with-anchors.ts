/** The rows of one niche, ranked in it, with the n-grams among them; on validation the API leaves those out. */
import type { AnchorsView, LeaderboardRow } from '#contracts';

export function withAnchors(
  all: readonly LeaderboardRow[],
  niche: string,
  anchors: AnchorsView | undefined,
): LeaderboardRow[] {
  const rows = all.filter((row) => row.niche === niche);
  const absent: Partial<AnchorsView> = rows.some(({ kind }) => kind === 'anchor') ? {} : (anchors ?? {});
  const levels = Object.entries<number>(absent).map(([name, bitsPerCharacter]): LeaderboardRow => {
    const nothing = { parameters: null, standardErrorBits: null };
    return {
      kind: 'anchor',
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
