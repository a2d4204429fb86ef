/** What work a tournament took. */
import { z } from 'zod';
import { count } from './numbers';

const COMPUTE_KINDS = [
  'training',
  'learning',
  'evaluation',
  'probes',
  'ambiguity',
  'soup',
  'writing',
  'judging',
  'baselines',
  'test',
  'community',
] as const;
export const computeKind = z.enum(COMPUTE_KINDS);
export type ComputeKind = z.infer<typeof computeKind>;

/** Of one kind in one generation. */
export const computeView = z.object({
  generation: count,
  kind: computeKind,
  /** Individuals that it was for; 0 where it was for all together. */
  individuals: count,
  /** Counted from descriptions; 0 for work that is no arithmetic of models. */
  flops: z.number(),
  /** Of all processors together, on the machine that did it. */
  cpuSeconds: z.number(),
});
export type ComputeView = z.infer<typeof computeView>;
