import { z } from 'zod';

const adjustment = z.union([
  z.strictObject({
    values: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .max(64),
  }),
  z.strictObject({ low: z.number(), high: z.number() }),
]);

/** Alleles by locus. */
export const adjustments = z.record(z.string(), adjustment);
