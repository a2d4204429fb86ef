/** What the API answers to queries across tournaments; the compiler holds the schemas to the wire types. */
import { z } from 'zod';
import type { ComparisonView, FoundView } from '#contracts';
import { champion, tournamentStatus } from './views.schema';

export const foundView = z.object({
  kind: z.enum(['tournament', 'individual']),
  id: z.string(),
  tournamentId: z.string(),
  name: z.string().nullable(),
  notes: z.string().nullable(),
}) satisfies z.ZodType<FoundView>;

export const comparisonView = z.object({
  tournaments: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      status: tournamentStatus,
      champion: champion.nullable(),
      champions: z.array(champion),
    }),
  ),
  differences: z.array(z.object({ field: z.string(), values: z.array(z.unknown()) })),
  niches: z.array(
    z.object({
      niche: z.string(),
      generations: z.array(
        z.object({ generation: z.int().min(0), bestBitsPerCharacter: z.array(z.number().nullable()) }),
      ),
    }),
  ),
}) satisfies z.ZodType<ComparisonView>;
