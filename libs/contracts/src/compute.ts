/** What work a tournament took. */
import { z } from 'zod';
import { count } from './numbers';
import { pageOf } from './page';

const COMPUTE_KINDS = [
  'training',
  'learning',
  'regulation',
  'appraisal',
  'evaluation',
  'goals',
  'probes',
  'ambiguity',
  'species',
  'soup',
  'writing',
  'judging',
  'baselines',
  'test',
  'community',
] as const;
export const computeKind = z.enum(COMPUTE_KINDS);
export type ComputeKind = z.infer<typeof computeKind>;

/** What it is summed by: a lineage is one who lives, with those whose weights it goes back to. */
export const COMPUTE_GROUPS = ['generation-and-kind', 'generation', 'kind', 'individual', 'lineage'] as const;
export type ComputeGroup = (typeof COMPUTE_GROUPS)[number];

/** A sum; what it is not summed by is null. */
export const computeView = z.object({
  generation: count.nullable(),
  kind: computeKind.nullable(),
  individual: z.string().nullable(),
  /** Individuals that it was for; 0 where it was for all together. */
  individuals: count,
  /** Counted from descriptions; 0 for work that is no arithmetic of models. */
  flops: z.number(),
  /** That were trained on, by those who failed too. */
  tokens: count,
  /** Of all processors together, on the machine that did it. */
  cpuSeconds: z.number(),
});
export type ComputeView = z.infer<typeof computeView>;

export const computePage = pageOf(computeView);

const computeRows = z.object({ rows: z.array(computeView), leftOut: count.describe('Rows beyond `limit`.') });
export type ComputeRows = z.infer<typeof computeRows>;

/** Each sum by sum. */
export const individualComputeView = z.object({
  own: computeRows,
  lineage: computeRows
    .nullable()
    .describe(
      'Its own, and of each whose weights it goes back to what that one spent before they were handed on. Null where it goes back to more than 200,000 lives.',
    ),
});
export type IndividualComputeView = z.infer<typeof individualComputeView>;
