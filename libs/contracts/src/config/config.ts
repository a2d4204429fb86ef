/** A tournament's config as people write it. `corpus` and `sha256` of a niche may be left out; the launch fills them in. */
import { z } from 'zod';
import { DIALS } from '#environment';
import { LIMITS, limitsText } from '#genome';
import { DEFAULT_PREFERENCE_LEARNING } from '#model';
import { arena } from './arena-config';
import { breeding } from './breeding-config';
import { corpora, environment } from './environment-config';
import { evaluation } from './evaluation-config';
import { heredity } from './heredity-config';
import { isObject, niche } from './niche-config';
import { regulation } from './regulation-config';
import { adjustments } from './search-space-config';

/** Names that are missing are told elsewhere. */
const areDifferent = (named: readonly { name?: string }[]): boolean => {
  const names = named.flatMap((each) => each.name ?? []);
  return new Set(names).size === names.length;
};

const fitness = z
  .discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('cross-entropy') })
      .describe('The lowest validation cross-entropy is the fittest.'),
    z
      .strictObject({ kind: z.literal('prequential') })
      .describe('The shortest prequential code is the fittest: the lowest loss over a life, before each step of it.'),
    z
      .strictObject({
        kind: z.literal('rating'),
        use: z
          .enum(['estimate', 'lower-bound', 'probability-better'])
          .default('lower-bound')
          .describe('How its uncertainty counts: not at all, by the lower end of its interval, or by chance.'),
        level: z.number().gt(0).lt(1).default(0.95).describe('Of the interval.'),
      })
      .describe('The highest rating by battles is the fittest.'),
    z
      .strictObject({
        kind: z.literal('weighted'),
        ratingWeight: z
          .number()
          .min(0)
          .max(1)
          .default(0.5)
          .describe('Of the rating; the rest is that of cross-entropy.'),
      })
      .describe('Rating and cross-entropy, standardised in the niche and added.'),
    z
      .strictObject({
        kind: z.literal('lexicase'),
        over: z
          .array(z.enum(['raters', 'evaluations']))
          .min(1)
          .refine((over) => new Set(over).size === over.length, 'must have different cases')
          .default(['raters', 'evaluations'])
          .describe('What the cases are: each rater, each block of the evaluation.'),
        epsilon: z.literal('mad').default('mad').describe('Who still passes a case: its median absolute deviation.'),
      })
      .describe('Epsilon-lexicase: specialists of a few cases become parents too.'),
    z.strictObject({ kind: z.literal('pareto') }).describe('NSGA-II: cross-entropy down and rating up.'),
  ])
  .describe('What makes an individual fit. One without a rating ranks after those that have one.');

const size = DIALS.maximumParameters.values;

const budget = z.strictObject({
  trainingFlops: z
    .number()
    .min(1e6)
    .max(1e16)
    .describe('FLOPs in which each who trains learns from text in a generation.'),
  maximumParameters: z.int().min(size.least).max(size.most).default(1_000_000).describe('Parameters of an individual.'),
  memoryMiB: z
    .int()
    .min(16)
    .max(1_000_000)
    .default(4096)
    .describe('Memory, in MiB, that training an individual may take by an estimate: who would take more is refused.'),
});

const fallback = DEFAULT_PREFERENCE_LEARNING;
const learning = z
  .strictObject({
    method: z.enum(['dpo', 'best-of-n']).default(fallback.method).describe('DPO, or imitation of the best of n.'),
    prompts: z.int().min(1).max(1000).default(fallback.prompts).describe('Prompts from the training text.'),
    samples: z.int().min(2).max(16).default(fallback.samples).describe('Texts to each; every pair is judged.'),
    length: z.int().min(16).max(2000).default(fallback.length).describe('Characters of a text.'),
    beta: z.number().gt(0).max(100).default(fallback.beta).describe('Of DPO: larger stays nearer to what it was.'),
    learningRate: z.number().gt(0).max(1).default(fallback.learningRate),
    steps: z.int().min(1).max(100_000).default(fallback.steps).describe('At most: fewer where the FLOPs are spent.'),
    flops: z
      .number()
      .min(1e6)
      .max(1e16)
      .nullable()
      .default(fallback.flops)
      .describe(
        'FLOPs of it in a generation: texts written, checks and steps; null: as many as `budget.trainingFlops`.',
      ),
    klBudgetNats: z
      .number()
      .gt(0)
      .max(10)
      .default(fallback.klBudgetNats)
      .describe('Largest divergence from what it was, in nats a symbol of its own text.'),
  })
  .describe(
    "What those who train learn from the panel's preferences between their own texts, after they learned from text.",
  );

const LIMITS_TEXT = Object.entries(LIMITS)
  .map(([name, limits]) => `${name} ${limitsText(limits)}`)
  .join(', ');

export const configSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().trim().min(1).max(80).describe('What the tournament is called.'),
    notes: z.string().max(4000).default('').describe('What it is for.'),
    generations: z.int().min(1).max(10_000).describe('Generations to live.'),
    niches: z
      .array(niche)
      .min(1)
      .max(16)
      .refine(
        (niches) => {
          const demes = niches.flatMap((each) => each.demes ?? []);
          return areDifferent(niches) && areDifferent([...niches.filter((each) => !each.demes), ...demes]);
        },
        {
          error: 'must have different names, and so must their demes',
          when: ({ value }) => Array.isArray(value) && value.every(isObject),
        },
      ),
    breeding: breeding.prefault({}),
    environment,
    corpora,
    heredity: heredity.prefault({}),
    regulation,
    fitness: fitness.default({ kind: 'cross-entropy' }),
    budget,
    evaluation: evaluation.prefault({}),
    arena: arena.nullable().default(null),
    learning: learning.nullable().default(null),
    vocabularyLimit: z
      .int()
      .min(2)
      .max(512)
      .default(512)
      .describe('Symbols of the vocabulary, the most frequent first.'),
    searchSpace: adjustments
      .default({})
      .describe(
        `Alleles of loci other than by default: {values: [...]} for choices, {low, high} for real genes. Whole numbers may be any within limits: ${LIMITS_TEXT}.`,
      ),
  })
  .describe('A tournament of Clade.');

/** What people write, with defaults filled in. */
export type Config = z.output<typeof configSchema>;

/** JSON Schema (draft 2020-12) of what people write. */
export function configJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(configSchema, { io: 'input' }), title: 'Clade tournament config' };
}
