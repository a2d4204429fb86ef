/** What the API answers, as schemas for OpenAPI; the compiler holds them to the wire types. */
import { z } from 'zod';
import type {
  AncestorView,
  BaselinesView,
  ChampionView,
  CorpusView,
  EvaluationView,
  GeneGenerationView,
  GeneHistoryView,
  GenerationView,
  GenerationMetricsView,
  ImportView,
  IndividualDetailView,
  IndividualView,
  LeaderboardRow,
  MetricValueView,
  MetricView,
  Page,
  ProblemView,
  NGramsView,
  RelativeView,
  SampleView,
  TournamentView,
  VerificationView,
} from '#contracts';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import { arenaView, learningView, probeView } from './arena-views.schema';

const count = z.int().min(0);
const bits = z.number();
const part = z.enum(['validation', 'test']);
const role = z.enum(['primary', 'secondary']);

const nGrams = z.object({
  'WB-0': bits,
  'WB-1': bits,
  'WB-2': bits,
  'WB-3': bits,
  'WB-4': bits,
  'WB-5': bits,
}) satisfies z.ZodType<NGramsView>;

const baselines = nGrams
  .extend({ validation: nGrams.optional().describe('On the validation part, given the training part.') })
  .describe(
    'Bits per character on the test part, given all before it. N-grams of bytes pay more than models for symbols that the training split never shows: 0.14 bits of 3.07 on sotu-new (WB-2), nothing on moby.',
  ) satisfies z.ZodType<BaselinesView>;

const ON_THIS_TEXT =
  'As a statement on this text, from the means of blocks of 256 symbols: too small for new text of the kind.';
const ON_NEW_TEXT =
  "One standard error as a statement on new text of the kind, from the means of `blocks` long blocks, of 8,192 symbols where blocks have 256; null where there are fewer than eight. A 95 % interval is Student's t of `blocks` - 1 degrees of freedom times it, 2.36 for eight.";

const newText = z.object({ standardErrorNats: z.number(), blocks: count }).nullable().optional().describe(ON_NEW_TEXT);

export const champion = z.object({
  id: z.string(),
  family: z.string(),
  parameters: count,
  niche: z.string(),
  deme: z.string().optional(),
  nats: z.number(),
  bitsPerCharacter: bits,
  standardErrorNats: z.number().describe(ON_THIS_TEXT),
  newText,
}) satisfies z.ZodType<ChampionView>;

export const tournamentStatus = z.enum(['running', 'paused', 'cancelled', 'failed', 'finished']);

export const tournamentView = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  seed: count,
  status: tournamentStatus,
  reason: z.string().nullable(),
  config: z.record(z.string(), z.unknown()),
  niches: z.array(
    z.object({
      name: z.string(),
      corpus: z.string(),
      sha256: z.string(),
      demes: z.array(z.object({ name: z.string(), capacity: count })),
      characters: count,
    }),
  ),
  generations: count,
  generation: z.int().min(-1),
  individuals: count,
  vocabularySize: count,
  baselines: z.record(z.string(), baselines),
  champion: champion.nullable(),
  champions: z.array(champion),
  lineageHash: z.string().nullable(),
  engine: z.string(),
  processor: z.string(),
  tokensTrained: count,
  seconds: z.number(),
  createdAt: z.string(),
  lastSeq: count,
}) satisfies z.ZodType<TournamentView>;

const metricScope = z.enum(['tournament', 'generation', 'deme', 'niche', 'locus', 'individual']);

export const metricView = z.object({
  name: z.string(),
  unit: z.string(),
  scope: metricScope.describe('What a value is of.'),
  direction: z.enum(['higher', 'lower']).nullable().describe('Which values are better; null where neither are.'),
  help: z.string(),
}) satisfies z.ZodType<MetricView>;

export const metricValueView = z.object({
  generation: count,
  name: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,63}$/, 'must be a letter, and then letters and digits, 64 at most'),
  scope: metricScope,
  subject: z
    .string()
    .describe(
      'The name of the deme, niche or locus, or the id of the individual; `all` of a generation or a tournament.',
    ),
  value: z.number(),
  standardError: z.number().nullable(),
}) satisfies z.ZodType<MetricValueView>;

const metricNumbers = z.record(z.string(), z.record(z.string(), z.number()));
const generationMetrics = {
  metrics: metricNumbers.describe('By name and subject; those of individuals are in `/metrics` alone.'),
  standardErrors: metricNumbers.describe('Of those that have one.'),
} satisfies Record<keyof GenerationMetricsView, z.ZodType>;

export const generationView = z.object({
  generation: count,
  niches: z.array(
    z.object({
      niche: z.string(),
      best: z.object({ id: z.string() }).nullable(),
      arena: arenaView.nullable(),
    }),
  ),
  ...generationMetrics,
  voteCut: count,
  closedAt: z.string(),
}) satisfies z.ZodType<GenerationView>;

const kin = z.object({ id: z.string(), share: z.number(), role, donor: z.boolean() });

const gene = z.union([z.string(), z.number()]);
const locus = z.enum(DEFAULT_SEARCH_SPACE.map(({ name }) => name));

export const individualView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  generation: count,
  slot: count,
  niche: z.string(),
  deme: z.string(),
  family: z.string(),
  parameters: count,
  status: z.enum(['born', 'trained', 'nonviable']),
  cause: z.string().nullable(),
  parents: z.array(kin.extend({ genes: z.array(locus) })),
  diedGeneration: count.nullable(),
  bitsPerCharacter: bits.nullable(),
  nats: z.number().nullable(),
  rating: z.number().nullable(),
  tokensTrained: count.nullable(),
  genome: z.record(locus, gene),
  name: z.string().nullable(),
  notes: z.string().nullable(),
}) satisfies z.ZodType<IndividualView>;

const evaluation = z.object({
  part,
  symbols: count,
  nats: z.number(),
  bitsPerCharacter: bits,
  standardErrorNats: z.number().describe(ON_THIS_TEXT),
  newText,
  predictionEntropyBits: bits,
}) satisfies z.ZodType<EvaluationView>;

export const individualDetailView = individualView.extend({
  expressed: z.array(z.string()),
  architecture: z.record(z.string(), gene),
  hyperparameters: z.record(z.string(), gene),
  inheritedFraction: z.number().nullable(),
  trainingFlops: z.number().nullable(),
  sparsity: z.number().nullable(),
  weights: z.string().nullable(),
  evaluations: z.array(evaluation),
  lossCurve: z.array(z.object({ step: count, nats: z.number(), entropyNats: z.number() })),
  learning: learningView.nullable(),
  probes: z.record(z.string(), probeView.nullable()).nullable(),
  children: z.array(z.string()),
}) satisfies z.ZodType<IndividualDetailView>;

export const relativeView = z.object({
  id: z.string(),
  generation: count,
  slot: count,
  niche: z.string(),
  deme: z.string(),
  family: z.string(),
  bitsPerCharacter: bits.nullable(),
  parents: z.array(kin),
}) satisfies z.ZodType<RelativeView>;

export const ancestorView = relativeView.extend({ depth: count }) satisfies z.ZodType<AncestorView>;

export const geneGenerationView = z.object({
  generation: count,
  living: count,
  alleles: z.array(z.object({ value: gene, count })),
  quantiles: z
    .object({ least: z.number(), lower: z.number(), median: z.number(), upper: z.number(), greatest: z.number() })
    .nullable(),
}) satisfies z.ZodType<GeneGenerationView>;

export const geneHistoryView = z.object({
  locus: z.string(),
  kind: z.enum(['categorical', 'ordinal', 'real']),
  generations: z.array(geneGenerationView),
}) satisfies z.ZodType<GeneHistoryView>;

export const leaderboardRow = z.object({
  rank: count,
  of: count,
  kind: z
    .enum(['individual', 'baseline'])
    .describe(
      'A baseline pays more than individuals for symbols that the training split never shows: see baselines of a tournament.',
    ),
  name: z.string(),
  family: z.string(),
  niche: z.string(),
  parameters: count.nullable(),
  part,
  bitsPerCharacter: bits,
  standardErrorBits: bits.nullable().describe(ON_THIS_TEXT),
  newText: z.object({ standardErrorBits: bits, blocks: count }).nullable().describe(ON_NEW_TEXT),
}) satisfies z.ZodType<LeaderboardRow>;

export const corpusView = z.object({
  name: z.string(),
  sha256: z.string().nullable(),
  characters: count.nullable(),
  source: z.enum(['package', 'upload']),
  licence: z.string(),
  description: z.string(),
}) satisfies z.ZodType<CorpusView>;

export const sampleView = z.object({
  individualId: z.string(),
  prompt: z.string(),
  temperature: z.number(),
  topK: count,
  topP: z.number(),
  seed: count,
  text: z.string(),
}) satisfies z.ZodType<SampleView>;

const machine = z.object({ engine: z.string(), processor: z.string() });

export const verificationView = z.object({
  id: z.string(),
  tournamentId: z.string(),
  status: z.enum(['running', 'matched', 'differed', 'failed']),
  expected: z.string(),
  actual: z.string().nullable(),
  expectedOn: machine,
  actualOn: machine,
  generation: z.int().min(-1),
  generations: count,
  reason: z.string().nullable(),
}) satisfies z.ZodType<VerificationView>;

export const eventView = z.object({
  seq: z.int().min(1),
  tournamentId: z.string(),
  type: z.string(),
  at: z.string(),
  v: z.literal(1),
  data: z.record(z.string(), z.unknown()),
});

export const problemView = z.object({
  type: z.string(),
  title: z.string(),
  status: count,
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
}) satisfies z.ZodType<ProblemView>;

export const healthView = z.object({ status: z.literal('ok'), pid: count, version: z.string() });

export const readinessView = z.object({ status: z.literal('ready') });

export const importView = z.object({
  outcome: z.enum(['imported', 'identical']),
  tournament: tournamentView,
}) satisfies z.ZodType<ImportView>;

const page = <Row extends z.ZodType>(row: Row) => z.object({ rows: z.array(row), next: z.string().nullable() });
export const tournamentPage = page(tournamentView) satisfies z.ZodType<Page<TournamentView>>;
export const individualPage = page(individualView) satisfies z.ZodType<Page<IndividualView>>;
export const metricValuePage = page(metricValueView) satisfies z.ZodType<Page<MetricValueView>>;
