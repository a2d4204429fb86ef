/** Jobs that failed for good. */
import { z } from 'zod';
import { count } from './numbers';

export const deadLetterView = z.object({
  id: z.string().describe('tournament/generation/task'),
  queue: z.enum(['training', 'arena']),
  kind: z.string(),
  tournament: z.string().describe('"people" where someone asked for it, and not a conductor.'),
  generation: count,
  individuals: z.array(z.string()).readonly().describe('For whom it was done, as far as it says.'),
  attempts: count.describe('How often it was tried.'),
  cause: z.string(),
  failedAt: z.string(),
});
export type DeadLetterView = z.infer<typeof deadLetterView>;

export const retriedView = z.object({
  id: z.string(),
  succeeded: z.boolean().describe('It is on the list no more.'),
  cause: z.string().nullable().describe('Why it failed again.'),
});
export type RetriedView = z.infer<typeof retriedView>;
