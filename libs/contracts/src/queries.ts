/** What the API answers to queries across tournaments. */
import { z } from 'zod';
import { communityView } from './community';
import { count } from './numbers';
import { championView, tournamentStatus } from './tournament';

/** A tournament or an individual that a search found. */
export const foundView = z.object({
  kind: z.enum(['tournament', 'individual']),
  id: z.string(),
  tournamentId: z.string(),
  name: z.string().nullable(),
  notes: z.string().nullable(),
});
export type FoundView = z.infer<typeof foundView>;

/** Tournaments side by side; each list of values is in their order. */
export const comparisonView = z.object({
  tournaments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: tournamentStatus,
      champion: championView.nullable(),
      champions: z.array(championView),
      communities: z.array(communityView),
    }),
  ),
  /** Fields of their configs that differ, by path, and their seeds; null where one has no such field. */
  differences: z.array(z.object({ field: z.string(), values: z.array(z.unknown()) })),
  /** Of those who lived in a generation; null where there is none. */
  niches: z.array(
    z.object({
      niche: z.string(),
      generations: z.array(z.object({ generation: count, bestBitsPerCharacter: z.array(z.number().nullable()) })),
    }),
  ),
});
export type ComparisonView = z.infer<typeof comparisonView>;
