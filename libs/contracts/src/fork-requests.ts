/** What the API accepts to fork a tournament. */
import { z } from 'zod';

/** Forks of a request. */
export const MOST_FORKS = 64;

export const forkSchema = z
  .strictObject({
    at: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .describe('Generation whose living it starts from, as they were when it closed.'),
    set: z
      .record(z.string(), z.unknown())
      .default({})
      .describe(
        'Settings laid over the config of the source, as those of an arm over its base; of niches and demes also by name: {niches: {moby: {corpus: sotu}}}.',
      ),
    seeds: z
      .array(z.int().min(0).max(Number.MAX_SAFE_INTEGER))
      .min(1)
      .max(MOST_FORKS)
      .refine((seeds) => new Set(seeds).size === seeds.length, 'must be different')
      .optional()
      .describe('Of forks, one each; that of the source when left out.'),
    replicates: z.int().min(1).max(MOST_FORKS).optional().describe('So many forks, of seeds that are drawn.'),
    workers: z.int().min(1).max(256).optional(),
  })
  .superRefine(({ seeds, replicates }, context) => {
    if (!seeds || replicates === undefined) return;
    const message = 'must be left out where seeds are given, one for each fork';
    context.addIssue({ code: 'custom', path: ['replicates'], input: replicates, message });
  });

export type ForkInput = z.output<typeof forkSchema>;
export type ForkBody = z.input<typeof forkSchema>;
