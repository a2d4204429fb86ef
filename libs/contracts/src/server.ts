/** What the API answers about itself and what it was given. */
import { z } from 'zod';
import { count } from './numbers';

export const corpusView = z.object({
  name: z.string(),
  sha256: z.string().nullable(),
  characters: count.nullable(),
  source: z.enum(['package', 'upload']),
  licence: z.string(),
  description: z.string(),
});
export type CorpusView = z.infer<typeof corpusView>;

/** RFC 9457. `errors` names each field that is wrong. */
export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: count,
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type ProblemView = z.infer<typeof problemView>;

export const healthView = z.object({ status: z.literal('ok'), pid: count, version: z.string() });
export const readinessView = z.object({ status: z.literal('ready') });

/** The lock of a data folder: which process owns it, and where that answers. */
export interface LockView {
  pid: number;
  /** Distinguishes the process from a later one of the same number; null where the operating system gives no such name. */
  processStart: string | null;
  /** Such as `http://127.0.0.1:3000`; null until it listens. */
  address: string | null;
  startedAt: string;
  /** Whether it lives no longer than the command that started it. */
  private: boolean;
  /** What it asks those for who ask it something; null where it asks for nothing. */
  token: string | null;
}
