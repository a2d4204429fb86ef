/** Queries about what work took. */
import { z } from 'zod';
import { COMPUTE_GROUPS } from './compute';
import { count, format, inQuery } from './query-values';

const MOST_ROWS = 10_000;
export const computeQuerySchema = z
  .strictObject({
    by: z
      .enum(COMPUTE_GROUPS)
      .default('generation-and-kind')
      .describe(
        'A lineage is one who lives, with those whose weights it goes back to. Individuals and lineages come dearest first.',
      ),
    every: count(10_000, 1).describe(
      'Generations that a row sums up, where it is of some; the first of them names it.',
    ),
    cursor: z.string().min(1).max(512).optional(),
    limit: inQuery(z.int().min(1).max(MOST_ROWS))
      .optional()
      .describe('Rows of a page, 1,000 if left out; of a file, all if left out.'),
    format,
  })
  .superRefine(({ by, every }, context) => {
    if (every === 1 || by === 'generation' || by === 'generation-and-kind') return;
    const message = `must be 1 where by is ${by}, whose rows are of no generation`;
    context.addIssue({ code: 'custom', path: ['every'], input: every, message });
  });
export const individualComputeQuerySchema = z.strictObject({
  by: z.enum(COMPUTE_GROUPS).exclude(['lineage']).default('generation-and-kind'),
  limit: count(MOST_ROWS, 1_000),
});

export type ComputeInput = z.output<typeof computeQuerySchema>;
export type IndividualComputeInput = z.output<typeof individualComputeQuerySchema>;
