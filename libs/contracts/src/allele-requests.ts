/** Queries about what everyone has at a locus. */
import { z } from 'zod';
import { format, inQuery } from './query-values';

const MOST_ROWS = 10_000;
export const allelesQuerySchema = z.strictObject({
  cursor: z.string().min(1).max(512).optional(),
  limit: inQuery(z.int().min(1).max(MOST_ROWS))
    .optional()
    .describe('Rows of a page, 50 if left out; of a file, all if left out.'),
  format,
});
export type AllelesInput = z.output<typeof allelesQuerySchema>;
