/** Where individuals live, as people write it. */
import { z } from 'zod';
import { aboutField } from '../about-field';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'must be lower-case letters, digits and hyphens, 63 at most');

export const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');

export const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

const capacity = z.int().min(1).max(1000).describe('Carrying capacity: how many individuals live in it.');

const MOST_DEMES = 16;
const demes = z
  .array(z.strictObject({ name: name.describe('What the deme is called.'), capacity }))
  .min(1)
  .max(MOST_DEMES)
  .describe('Instead of a capacity: demes that share the niche, each of which mates among itself.');

const read = z.strictObject({
  name: name.describe('What the niche is called.'),
  corpus: name.optional().describe('A built-in or uploaded corpus; the name of the niche when left out.'),
  sha256: hash.optional().describe("Pins the corpus's text; filled in at launch."),
  capacity: capacity.optional().describe('Individuals that live in it, in one deme that is called as the niche.'),
  demes: demes.optional(),
});

/** So many demes of the same capacity are short for a list of them, called as the niche with a number. */
const written = z
  .strictObject({
    ...read.shape,
    demes: z
      .union([
        z.int().min(1).max(MOST_DEMES).describe('So many, of the capacity each, called as the niche and a number.'),
        demes,
      ])
      .optional()
      .describe('Demes that share the niche, each of which mates among itself.'),
  })
  .refine(({ capacity, demes }) => capacity !== undefined || demes !== undefined, {
    ...aboutField('capacity'),
    when: ({ value }) => isObject(value),
    error: 'must be a capacity, or left out beside demes with a capacity each',
  })
  .refine(({ capacity, demes }) => capacity === undefined || !Array.isArray(demes), {
    ...aboutField('capacity'),
    when: ({ value }) => isObject(value),
    error: 'must be left out where there are demes, which have one each',
  })
  .refine(({ capacity, demes }) => capacity !== undefined || typeof demes !== 'number', {
    ...aboutField('capacity'),
    when: ({ value }) => isObject(value),
    error: 'must be that of each deme, where demes are a number',
  });

export const niche = written
  .transform(({ demes, ...niche }): z.input<typeof read> => {
    if (typeof demes !== 'number') return { ...niche, demes };
    const { capacity = 0, ...others } = niche;
    const numbers = Array.from({ length: demes }, (_, at) => at + 1);
    return { ...others, demes: numbers.map((number) => ({ name: `${others.name}-${number}`, capacity })) };
  })
  .pipe(read)
  .describe('A corpus, and how many live on it.');
