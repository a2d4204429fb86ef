/** Reciprocal transplants: what comes from each deme of a tournament, tested in each niche. */
import { z } from 'zod';
import { experimentRowView } from './experiment';
import { count } from './numbers';
import { inQuery } from './query-values';
import { machineView } from './tournament';

const MOST_REPLICATES = 100;

const genomes = z.enum(['champion', 'living']);

/** What is asked for. */
export const transplantSchema = z
  .strictObject({
    generation: z
      .int()
      .min(0)
      .max(2 ** 31 - 1)
      .optional()
      .describe('A closed one; the newest when left out.'),
    replicates: z.int().min(1).max(MOST_REPLICATES).default(5).describe('How often each genome is raised.'),
    genomes: genomes
      .default('champion')
      .describe("Whose are raised: of each deme its champion's in every replicate, or another of the living in each."),
  })
  .prefault({});
export type TransplantRequest = NonNullable<z.input<typeof transplantSchema>>;
export type TransplantInput = z.output<typeof transplantSchema>;

const estimate = z.object({
  mean: z.number(),
  deviation: z.number().nullable().describe('Sample standard deviation; null of one value, and of blocks.'),
  interval: z
    .tuple([z.number(), z.number()])
    .readonly()
    .nullable()
    .describe("Student's, of 95 %; null where there are too few values, or blocks."),
  of: count.describe('Replicates; of champions blocks of text.'),
});
export type TransplantEstimateView = z.infer<typeof estimate>;

const transplanted = z.object({
  individuals: z.array(z.array(z.string()).readonly()).readonly().describe('By replicate, each with one of each deme.'),
  cells: z
    .array(
      z.object({
        deme: z.string().describe('Of origin.'),
        home: z.string().describe('Its niche.'),
        niche: z.string().describe('Of test.'),
        bitsPerCharacter: estimate.nullable().describe('On test text; null where none could be raised.'),
      }),
    )
    .describe('By deme, then niche.'),
  localMinusForeign: z
    .array(z.object({ niche: z.string(), bits: estimate.nullable() }))
    .describe(
      'Bits per character that locals save within a niche: positive where they do better than those from elsewhere.',
    ),
  interaction: estimate.nullable().describe('Of origin and niche: the mean of local minus foreign over niches.'),
});
export type TransplantedView = Omit<z.infer<typeof transplanted>, 'individuals'>;

const result = z.object({
  champions: transplanted.describe('As they are, with their weights; intervals are as of new text of the kind.'),
  raised: transplanted
    .extend({
      causes: z
        .array(z.object({ deme: z.string(), niche: z.string(), cause: z.string() }))
        .readonly()
        .describe('Why some could not be raised, the first cause of each deme in each niche.'),
    })
    .describe('Genomes with fresh weights; intervals are over replicates.'),
  flops: z.number(),
});

export const transplantView = machineView.extend({
  id: z.string(),
  tournamentId: z.string(),
  status: z.enum(['running', 'finished', 'cancelled', 'failed']),
  reason: z.string().nullable(),
  generation: count,
  replicates: count,
  genomes,
  demes: z.array(z.object({ name: z.string(), niche: z.string() })).describe('Those in which somebody viable lived.'),
  niches: z.array(z.string()),
  done: z.number().min(0).max(1).describe('The share of the work that is done.'),
  cpuSeconds: z.number(),
  createdAt: z.string(),
  result: result.nullable().describe('Null until it is finished.'),
});
export type TransplantView = z.infer<typeof transplantView>;
export type TransplantResultView = NonNullable<TransplantView['result']>;

/** Which transplants of an experiment's tournaments are pooled: those of their last generation that were asked for alike. */
export const pooledTransplantsQuerySchema = z.strictObject({
  replicates: inQuery(z.int().min(1).max(MOST_REPLICATES)).default(5),
  genomes: genomes.default('champion'),
});
export type PooledTransplantsInput = z.output<typeof pooledTransplantsQuerySchema>;
export type PooledTransplantsQuery = Partial<PooledTransplantsInput>;

/** Transplants of the tournaments of an experiment, pooled over its seeds. */
export const pooledTransplantsView = z.object({
  replicates: count,
  genomes,
  engine: z
    .string()
    .nullable()
    .describe('On which all that are pooled ran, as the newest of them did; null without any.'),
  processor: z.string().nullable().describe('The same of the processor.'),
  waiting: z
    .array(z.string())
    .describe('Tournaments that have finished and have no such transplant yet, in the order in which they ran.'),
  pooled: z
    .array(
      z.object({
        of: z.enum(['raised', 'champions']).describe('Genomes raised with fresh weights, or champions as they are.'),
        niche: z
          .string()
          .nullable()
          .describe('Local minus foreign in this niche; null of the interaction, its mean over niches.'),
        rows: z
          .array(experimentRowView)
          .describe('As of an outcome: the value of a tournament is the mean of its replicates.'),
      }),
    )
    .describe('Bits per character that locals save; intervals of all differences among them hold together.'),
});
export type PooledTransplantsView = z.infer<typeof pooledTransplantsView>;
