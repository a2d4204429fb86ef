import { z } from 'zod';
import { arenaView } from './arena';
import { generationMetrics } from './metrics';
import { count } from './numbers';

/** What of a niche is no number. */
const nicheGenerationView = z.object({
  niche: z.string(),
  /** The leader: the fittest of those who lived, by the fitness of the tournament. */
  best: z.object({ id: z.string() }).nullable(),
  /** Null where the tournament has no arena, or the niche no competitors. */
  arena: arenaView.nullable(),
});
export type NicheGenerationView = z.infer<typeof nicheGenerationView>;

/** A generation that has closed; its statistics are metrics. */
export const generationView = z.object({
  generation: count,
  niches: z.array(nicheGenerationView),
  ...generationMetrics.shape,
  /** Sequence number of the last vote that its ratings could count; 0 before any. */
  voteCut: count,
  closedAt: z.string(),
});
export type GenerationView = z.infer<typeof generationView>;
