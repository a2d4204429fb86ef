/** Queries about what work took. */
import { z } from 'zod';
import { COMPUTE_GROUPS } from './compute';
import { count, format } from './query-values';

const computeRows = count(10_000, 1_000);
export const computeQuerySchema = z.strictObject({
  by: z
    .enum(COMPUTE_GROUPS)
    .default('generation-and-kind')
    .describe(
      'A lineage is one who lives, with those whose weights it goes back to. Individuals and lineages come dearest first.',
    ),
  limit: computeRows,
  format,
});
export const individualComputeQuerySchema = z.strictObject({
  by: z.enum(COMPUTE_GROUPS).exclude(['lineage']).default('generation-and-kind'),
  limit: computeRows,
});

export type ComputeInput = z.output<typeof computeQuerySchema>;
export type IndividualComputeInput = z.output<typeof individualComputeQuerySchema>;
