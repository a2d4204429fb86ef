import { z } from 'zod';
import type { EventType } from '#contracts';

const EVENT_TYPES = {
  'tournament.launched': true,
  'baselines.fitted': true,
  'tournament.paused': true,
  'tournament.resumed': true,
  'tournament.cancelled': true,
  'tournament.failed': true,
  'tournament.finished': true,
  'generation.opened': true,
  'generation.closed': true,
  'individual.born': true,
  'individual.trained': true,
  'individual.selected': true,
  'individual.died': true,
  'individual.evaluated': true,
  'arena.opened': true,
  'arena.rated': true,
  'battle.voted': true,
  'probe.passed': true,
} satisfies Record<EventType, true>;

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
        types: z
          .array(z.enum(Object.keys(EVENT_TYPES) as EventType[]))
          .min(1)
          .max(64)
          .optional(),
      })
      .optional(),
  })
  .refine(({ mode, filter }) => !(mode === 'snapshot' && filter), {
    path: ['filter'],
    error: 'only in mode log, since a snapshot holds everything',
  });
