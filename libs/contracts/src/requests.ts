/** What the API accepts: a request, a query and their types are declared here alone. Clients load types alone. */
import { z } from 'zod';
import { RATING_METHODS } from '#arena';
import { battleOutcome, type RatingMethod } from './arena';
import { intervention } from './events';
import { configSchema } from './config/config';
import { metricScope } from './metrics';
import { count, cursor, DECIMAL, format, generations, inOrder, inQuery, integer, word, workers } from './query-values';

const text = (most: number) => z.string().max(most).nullable().optional();
/** Rows of a page, 50 if left out; of a file, all if left out. */
const rows = inQuery(z.int().min(1).max(200)).optional();

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const launchSchema = z.strictObject({
  config: configSchema,
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional().describe('Drawn when left out.'),
  workers: workers.describe('Worker processes to use at most; it changes the speed, not the result.'),
});

export const resumeSchema = z.strictObject({ workers }).default({});
export const interventionSchema = z.strictObject(intervention);
export const annotationSchema = z.strictObject({ name: text(80), notes: text(4000) });

export const sampleSchema = z.strictObject({
  prompt: z.string().min(1).max(5000),
  temperature: z.number().min(0).max(5).optional(),
  topK: z.int().min(1).max(100_000).optional(),
  topP: z.number().gt(0).max(1).optional(),
  length: z.int().min(1).max(5000),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

export const listQuerySchema = z.strictObject({
  all: flag.default(false).describe('Those too that belong to an experiment.'),
  cursor,
  limit: count(200, 50),
});

const bits = inQuery(z.number().min(0), DECIMAL).optional();

export const individualsQuerySchema = z
  .strictObject({
    niche: word(63).optional(),
    deme: word(63).optional(),
    family: word(63).optional(),
    generation: inQuery(integer).optional(),
    ...generations,
    minBitsPerCharacter: bits,
    maxBitsPerCharacter: bits,
    status: z.enum(['born', 'trained', 'nonviable']).optional(),
    living: flag.optional().describe('Only those that live still.'),
    sort: z
      .enum(['birth', 'validation', 'rating', 'parameters', 'tokens'])
      .default('birth')
      .describe('By generation and slot, by validation cross-entropy, by the newest rating, and so on.'),
    order: z
      .enum(['asc', 'desc'])
      .optional()
      .describe(
        'The best first where left out: desc by rating, else asc. Ties are by birth, in the same direction. Those without what is sorted by come last in both, by birth.',
      ),
    cursor,
    limit: rows,
    format,
  })
  .superRefine(inOrder('minGeneration', 'maxGeneration'))
  .superRefine(inOrder('minBitsPerCharacter', 'maxBitsPerCharacter'));

export const metricsQuerySchema = z
  .strictObject({
    name: word(64).optional(),
    scope: metricScope.optional(),
    subject: word(64).optional(),
    generation: inQuery(integer).optional(),
    ...generations,
    cursor,
    limit: rows,
    format,
  })
  .superRefine(inOrder('minGeneration', 'maxGeneration'));

export const geneQuerySchema = z
  .strictObject({ ...generations, format })
  .superRefine(inOrder('minGeneration', 'maxGeneration'));
export const originsQuerySchema = z.strictObject({ value: word(63), limit: count(200, 50), format });

export const leaderboardQuerySchema = z.strictObject({
  part: z.enum(['validation', 'test']).default('validation'),
  limit: count(200, 50),
  format,
});

export const eventsQuerySchema = z.strictObject({
  after: inQuery(integer).default(0),
  limit: count(1000, 500),
});

export const ancestorsQuerySchema = z.strictObject({ depth: count(200, 10), limit: count(1000, 200), format });
export const descendantsQuerySchema = z.strictObject({ depth: count(200, 10), limit: count(1000, 200), format });
export const lineQuerySchema = z.strictObject({ depth: count(1000, 1000), format });
export const commonAncestorsQuerySchema = z.strictObject({ with: word(64), format });

const voter = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, 'must be 8 to 64 letters, digits and hyphens, drawn at random and kept to yourself');
export const ballotSchema = z.strictObject({ voter, niche: word(63).optional() });
export const voteSchema = z.strictObject({ voter, outcome: battleOutcome });

const generation = inQuery(integer).optional();
const niche = word(63).optional();
export const ratingsQuerySchema = z.strictObject({
  generation,
  niche,
  format,
  method: z
    .enum(RATING_METHODS satisfies readonly RatingMethod[])
    .optional()
    .describe("That of the tournament's config when left out."),
  rater: word(64)
    .optional()
    .describe('One of the panel, by whose battles alone to rate; `pooled`: all of them, and votes that counted.'),
});
export const battlesQuerySchema = z.strictObject({
  generation,
  niche,
  cursor,
  competitor: word(64).optional(),
  limit: rows,
  format,
});
export const battlePathSchema = z.strictObject({
  id: word(64),
  generation: inQuery(integer),
  niche: word(63),
  number: inQuery(integer),
});

export const exportQuerySchema = z.strictObject({ format: z.enum(['onnx', 'safetensors']) });
export const communityExportQuerySchema = z.strictObject({ format: z.literal('onnx') });

const trees: readonly string[] = ['newick', 'nhx', 'nexus', 'phyloxml'];
export const lineageQuerySchema = z
  .strictObject({
    format: z.enum(['alife-csv', 'alife-json', 'newick', 'nhx', 'nexus', 'phyloxml']),
    labels: z
      .enum(['ids', 'names'])
      .default('ids')
      .describe('How a tree calls individuals: by their ids, or by those and the names that people gave.'),
  })
  .superRefine(({ format, labels }, context) => {
    if (labels === 'ids' || trees.includes(format)) return;
    const message = `must be ids: ${format} has names in a field of their own; ${trees.join(', ')} take names as labels`;
    context.addIssue({ code: 'custom', path: ['labels'], input: labels, message });
  });
export const archiveQuerySchema = z.strictObject({ weights: flag.default(true) });
export const tableQuerySchema = z.strictObject({ format });

/** Ids with commas between them. */
const fewTournaments = z
  .string()
  .max(1000)
  .transform((ids) => ids.split(','))
  .pipe(z.array(z.string().min(1).max(64)).min(2).max(8))
  .refine((ids) => new Set(ids).size === ids.length, 'must be different tournaments');
export const comparisonQuerySchema = z.strictObject({ tournaments: fewTournaments });
export const searchQuerySchema = z.strictObject({ text: z.string().min(1).max(200), limit: count(200, 50), format });

export type LaunchInput = z.output<typeof launchSchema>;
export type ResumeInput = z.output<typeof resumeSchema>;
export type InterventionInput = z.output<typeof interventionSchema>;
export type AnnotationInput = z.output<typeof annotationSchema>;
export type SampleInput = z.output<typeof sampleSchema>;
export type ListQuery = z.output<typeof listQuerySchema>;
export type IndividualsInput = z.output<typeof individualsQuerySchema>;
export type LeaderboardInput = z.output<typeof leaderboardQuerySchema>;
export type EventsInput = z.output<typeof eventsQuerySchema>;
export type AncestorsInput = z.output<typeof ancestorsQuerySchema>;
export type DescendantsInput = z.output<typeof descendantsQuerySchema>;
export type LineInput = z.output<typeof lineQuerySchema>;
export type CommonAncestorsInput = z.output<typeof commonAncestorsQuerySchema>;
export type MetricsInput = z.output<typeof metricsQuerySchema>;
export type GeneInput = z.output<typeof geneQuerySchema>;
export type OriginsInput = z.output<typeof originsQuerySchema>;
export type ExportInput = z.output<typeof exportQuerySchema>;
export type LineageInput = z.output<typeof lineageQuerySchema>;
export type ArchiveInput = z.output<typeof archiveQuerySchema>;
export type TableInput = z.output<typeof tableQuerySchema>;
export type BallotInput = z.output<typeof ballotSchema>;
export type VoteInput = z.output<typeof voteSchema>;
export type RatingsInput = z.output<typeof ratingsQuerySchema>;
export type BattlesInput = z.output<typeof battlesQuerySchema>;
export type BattlePath = z.output<typeof battlePathSchema>;
export type ComparisonInput = z.output<typeof comparisonQuerySchema>;
export type SearchInput = z.output<typeof searchQuerySchema>;
