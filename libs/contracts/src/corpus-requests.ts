/** What people ask of corpora. */
import { z } from 'zod';

const name = z.string().min(1).max(100);

export const corpusQuerySchema = z.strictObject({ name });
export const mixSchema = z.strictObject({
  name: name.describe('By which a niche calls the mixture.'),
  of: z
    .record(name, z.number().gt(0).max(1e6))
    .refine((of) => Object.keys(of).length >= 2 && Object.keys(of).length <= 8, 'must be of 2 to 8 corpora')
    .describe('Weight of each corpus in it.'),
});

export type CorpusInput = z.output<typeof corpusQuerySchema>;
export type MixInput = z.output<typeof mixSchema>;
