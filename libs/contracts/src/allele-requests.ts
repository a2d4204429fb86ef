/** Queries about what everyone has at a locus. */
import { z } from 'zod';
import { format, inQuery } from './query-values';

const MOST_ROWS = 10_000;
export const allelesQuerySchema = z.strictObject({
  minGeneration: inQuery(
    z
      .int()
      .min(0)
      .max(2 ** 31 - 1),
  )
    .optional()
    .describe('Of birth, from which on; all if left out.'),
  cursor: z.string().min(1).max(512).optional(),
  limit: inQuery(z.int().min(1).max(MOST_ROWS))
    .optional()
    .describe('Rows of a page, 50 if left out; of a file, all if left out.'),
  format,
});
export type AllelesInput = z.output<typeof allelesQuerySchema>;
