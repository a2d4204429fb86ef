/** What the API answers to queries across tournaments. */
import type { ChampionView, TournamentStatus } from './views';

/** A tournament or an individual that a search found. */
export interface FoundView {
  kind: 'tournament' | 'individual';
  id: string;
  tournamentId: string;
  name: string | null;
  notes: string | null;
}

/** Tournaments side by side; each list of values is in their order. */
export interface ComparisonView {
  tournaments: {
    id: string;
    name: string;
    status: TournamentStatus;
    champion: ChampionView | null;
    champions: ChampionView[];
  }[];
  /** Fields of their configs that differ, by path, and their seeds; null where one has no such field. */
  differences: { field: string; values: unknown[] }[];
  /** Of those who lived in a generation; null where there is none. */
  niches: { niche: string; generations: { generation: number; bestBitsPerCharacter: (number | null)[] }[] }[];
}
