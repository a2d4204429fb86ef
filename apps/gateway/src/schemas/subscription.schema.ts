import { z } from 'zod';
import { aboutField, EVENT_TYPES } from '#contracts';

const names = z.array(z.string().max(63)).min(1).max(64).optional();

/** What `subscribe` takes. */
export const subscriptionSchema = z
  .strictObject({
    tournamentId: z.string().max(64),
    after: z.int().min(0),
    mode: z.enum(['log', 'snapshot']).optional(),
    filter: z
      .strictObject({
        niches: names,
        demes: names,
        families: names,
        types: z.array(z.enum(EVENT_TYPES)).min(1).max(64).optional(),
      })
      .optional(),
  })
  .refine(({ mode, filter }) => !(mode === 'snapshot' && filter), {
    ...aboutField('filter'),
    error: 'only in mode log, since a snapshot holds everything',
  });
