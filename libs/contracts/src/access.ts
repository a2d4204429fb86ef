/** Tokens: who may do what at a server, and how much. */
import { z } from 'zod';
import { aboutField } from './about-field';
import { count } from './numbers';

/** Each may do what those before it may. */
export const ROLES = ['viewer', 'voter', 'operator'] as const;
export type Role = (typeof ROLES)[number];

const MOST_DAYS = 3650;

const limits = {
  requestsPerMinute: z.int().min(1).max(1_000_000).nullable().default(null).describe('null: as many as it likes.'),
  flops: z
    .number()
    .min(1)
    .max(1e24)
    .nullable()
    .default(null)
    .describe('Of an operator: FLOPs that its tournaments may take in all; null: as many as they like.'),
  days: z.int().min(1).max(MOST_DAYS).nullable().default(null).describe('For how long it holds; null: until revoked.'),
};

export const tokenSchema = z
  .strictObject({ name: z.string().trim().min(1).max(100), role: z.enum(ROLES), ...limits })
  .refine(({ role, flops }) => flops === null || role === 'operator', {
    ...aboutField('flops'),
    error: 'must be left out unless the role is operator: others launch nothing',
  });
export type TokenInput = z.output<typeof tokenSchema>;
export type TokenBody = z.input<typeof tokenSchema>;

export const publicationSchema = z.strictObject({ days: limits.days });
export type PublicationInput = z.output<typeof publicationSchema>;

export const tokenView = z.object({
  id: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  /** That alone which it shows; null: all. */
  tournamentId: z.string().nullable(),
  requestsPerMinute: count.nullable(),
  flops: z.number().nullable(),
  /** Of each tournament what it computed, of all kinds; until it has ended at least what it plans to train. */
  flopsSpent: z.number(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
});
export type TokenView = z.infer<typeof tokenView>;

/** The token itself is told this once. */
export const newTokenView = tokenView.extend({ token: z.string() });
export type NewTokenView = z.infer<typeof newTokenView>;

/** `path` leads from the server's address to the page that shows the tournament. */
export const publicationView = newTokenView.extend({ path: z.string() });
export type PublicationView = z.infer<typeof publicationView>;

/** What who asks may do: by the token that came, or without one where none is asked for. */
export const accessView = tokenView.pick({ role: true, tournamentId: true, requestsPerMinute: true, flops: true });
export type AccessView = z.infer<typeof accessView>;
