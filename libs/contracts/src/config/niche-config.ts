/** Where individuals live, as people write it. */
import { z } from 'zod';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens, 63 at most');

export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const capacity = z.int().min(1).max(1000).describe('Carrying capacity: how many individuals live in it.');

export const niche = z
  .strictObject({
    name: name.describe('What the niche is called.'),
    corpus: name.optional().describe('A built-in or uploaded corpus; the name of the niche when left out.'),
    sha256: hash.optional().describe("Pins the corpus's text; filled in at launch."),
    capacity: capacity.optional().describe('Individuals that live in it, in one deme that is called as the niche.'),
    demes: z
      .array(z.strictObject({ name: name.describe('What the deme is called.'), capacity }))
      .min(1)
      .max(16)
      .optional()
      .describe('Instead of a capacity: demes that share the niche, each of which mates among itself.'),
  })
  .refine(({ capacity, demes }) => capacity !== undefined || demes !== undefined, {
    path: ['capacity'],
    when: ({ value }) => isObject(value),
    error: 'must be a capacity, or left out beside demes with a capacity each',
  })
  .refine(({ capacity, demes }) => capacity === undefined || demes === undefined, {
    path: ['capacity'],
    when: ({ value }) => isObject(value),
    error: 'must be left out where there are demes, which have one each',
  })
  .describe('A corpus, and how many live on it.');
