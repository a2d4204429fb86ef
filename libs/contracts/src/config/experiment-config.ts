/** An experiment's config as people write it. What arms, levels and the base add up to is checked as the config of a tournament. */
import { z } from 'zod';
import { ARM_PRESET_NAMES, ARM_PRESETS } from '#experiment';
import { configJsonSchema } from './config';

const name = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower-case letters, digits and hyphens, 40 at most');
const seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER);

/** Cells of an experiment at most: tournaments that run one after the other. */
export const MOST_CELLS = 1000;

/** Nine of two levels each are as many cells as there may be; the others have room for one level each. */
export const MOST_FACTORS = 16;

const partOfConfig = z.record(z.string(), z.unknown());
const set = partOfConfig.default({}).describe('Laid over the base: part of a tournament config.');

const presets = ARM_PRESET_NAMES.map((preset) => `${preset}: ${ARM_PRESETS[preset].about}`).join(' ');
const arm = z
  .strictObject({
    name: name.optional().describe('What the arm is called; the name of its preset when left out.'),
    use: z.enum(ARM_PRESET_NAMES).optional().describe(`A preset, which \`set\` is laid over. ${presets}`),
    set,
  })
  .check(({ value: { name, use }, issues }) => {
    const message = 'must be a name, or left out beside a preset to `use`';
    if (name === undefined && use === undefined)
      issues.push({ code: 'custom', input: undefined, path: ['name'], message, continue: true });
  })
  .transform(({ name, ...others }) => ({ name: name ?? others.use!, ...others }));

const seeds = z.union([
  z
    .array(seed)
    .min(1)
    .max(MOST_CELLS)
    .refine((given) => new Set(given).size === given.length, 'must be different seeds'),
  z
    .strictObject({ from: seed.default(1), count: z.int().min(1).max(MOST_CELLS) })
    .superRefine(({ from, count }, context) => {
      const most = Number.MAX_SAFE_INTEGER - (count - 1); // beyond whole numbers are rounded, so that seeds would repeat
      const message = `must be ${most} at most, where there are ${count} seeds`;
      if (from > most) context.addIssue({ code: 'custom', path: ['from'], input: from, message });
    })
    .transform(({ from, count }) => Array.from({ length: count }, (_, at) => from + at)),
]);

const level = z.strictObject({ level: name.describe('What the level is called.'), set });

/** The last generation that a tournament can have. */
const LAST_GENERATION = 9999;

const generation = z.int().min(0).max(LAST_GENERATION);
const generations = z
  .strictObject({ from: generation, to: generation.optional().describe('`from` when left out.') })
  .superRefine(({ from, to = from }, context) => {
    const message = 'must be `from` or later';
    if (to < from) context.addIssue({ code: 'custom', path: ['to'], input: to, message });
  });

/** A metric over generations, as one number a tournament. */
const measuredMetric = z
  .strictObject({
    name: z.string().min(1).max(64).describe('As `clade metrics` lists it; none of individuals.'),
    subject: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('Of this niche, deme or locus; of niches and demes the mean of all when left out.'),
    in: generations.optional().describe('The mean over these generations; the last alone when left out.'),
    less: z
      .union([generations, z.array(generations).min(1).max(8)])
      .optional()
      .describe('Less the mean over these: how far it changed. Of a list each counts alike, with its mean.'),
  })
  .describe('A metric: of the last generation, or the mean over some.');
export type MeasuredMetric = z.output<typeof measuredMetric>;

const outcome = z
  .strictObject({
    measure: z
      .enum(['champion-bits', 'community-bits', 'metric'])
      .default('champion-bits')
      .describe(
        'Bits per character on test text: of the champion of a niche, or of the mixture of all who live there. Or what `metric` says.',
      ),
    niche: z.string().min(1).max(63).optional().describe('Bits in this niche; the mean of all niches when left out.'),
    metric: measuredMetric.optional(),
    deviation: z
      .number()
      .gt(0)
      .max(1e30)
      .optional()
      .describe(
        'Standard deviation over seeds of a paired difference, as an earlier experiment had it: tells power in the unit of the outcome.',
      ),
  })
  .superRefine(({ measure, metric, niche }, context) => {
    const refuse = (field: string, input: unknown, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], input, message });
    if (measure !== 'metric') {
      if (metric) refuse('measure', measure, 'must be metric where `metric` says which');
      return;
    }
    if (!metric) refuse('metric', metric, 'must say which metric is measured');
    if (niche !== undefined) refuse('niche', niche, 'must be left out: `metric.subject` says of what a metric is');
  });

export const experimentConfigSchema = z
  .strictObject({
    $schema: z.string().optional(),
    name: z.string().trim().min(1).max(60).describe('What the experiment is called.'),
    notes: z.string().max(4000).default('').describe('What it is for.'),
    base: partOfConfig.describe('Config that its tournaments share; what arms and levels set need not be in it.'),
    arms: z.array(arm).min(1).max(16),
    seeds: seeds.describe('Every arm runs once with each: a list, or {from, count}.'),
    factors: z
      .record(name, z.array(level).min(1).max(8))
      .refine((given) => Object.keys(given).length <= MOST_FACTORS, `must have at most ${MOST_FACTORS} factors`)
      .default({})
      .meta({ description: 'Each arm runs at each combination of their levels.', maxProperties: MOST_FACTORS }),
    outcome: outcome.prefault({}).describe('The one thing that is compared, named beforehand.'),
    contrasts: z
      .array(z.strictObject({ arm: z.string(), to: z.string() }))
      .max(64)
      .optional()
      .describe('Differences arm - to that are looked at; the first arm to each other one when left out.'),
    report: z
      .enum(['all', 'averaged'])
      .default('all')
      .describe(
        'Where factors have levels: differences at each combination of them too, or averaged over all alone, with narrower intervals.',
      ),
    compute: z
      .strictObject({
        tolerance: z
          .number()
          .min(0)
          .max(1)
          .default(0.1)
          .describe(
            'Share by which FLOPs of two arms may differ: what they plan for training, and all that they spent.',
          ),
      })
      .prefault({})
      .describe('What counts as equal compute.'),
  })
  .describe('An experiment of Clade: arms x seeds x levels of factors, each cell a tournament.');

/** What people write, with defaults filled in. */
export type ExperimentConfig = z.output<typeof experimentConfigSchema>;

/** JSON Schema (draft 2020-12) of what people write. */
export function experimentJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(experimentConfigSchema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema !== partOfConfig) return;
      for (const key of Object.keys(jsonSchema)) delete jsonSchema[key];
      jsonSchema.$ref = '#/$defs/partOfConfig';
    },
  });
  const { $schema: _, ...part } = withoutRequired(configJsonSchema()) as Record<string, unknown>;
  return { ...schema, $defs: { partOfConfig: part }, title: 'Clade experiment config' };
}

/** Any part of what a schema describes. */
function withoutRequired(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withoutRequired);
  if (typeof schema !== 'object' || schema === null) return schema;
  const fields = Object.entries(schema).filter(([name, value]) => name !== 'required' || !Array.isArray(value));
  return Object.fromEntries(fields.map(([name, value]) => [name, withoutRequired(value)]));
}
