/** What the API accepts. */
import { z } from 'zod';
import type { LineageFormat } from '#contracts';
import { configSchema } from './config.schema';

const text = (most: number) => z.string().max(most).nullable().optional();
const count = (most: number, fallback: number) => z.coerce.number().int().min(1).max(most).default(fallback);
/** Rows of a page, 50 if left out; of a file, all if left out. */
const rows = z.coerce.number().int().min(1).max(200).optional();
const format = z.enum(['json', 'csv', 'ndjson']).default('json');
const cursor = z.string().max(512).optional();
const workers = z.int().min(1).max(256).optional();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

export const launchSchema = z.strictObject({
  config: configSchema,
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
  workers,
});

export const resumeSchema = z.strictObject({ workers }).default({});
export const annotationSchema = z.strictObject({ name: text(80), notes: text(4000) });

export const sampleSchema = z.strictObject({
  prompt: z.string().max(5000),
  temperature: z.number().min(0).max(5).optional(),
  topK: z.int().min(1).max(100_000).optional(),
  topP: z.number().gt(0).max(1).optional(),
  length: z.int().min(1).max(5000),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

export const listQuerySchema = z.strictObject({ cursor, limit: count(200, 50) });

export const individualsQuerySchema = z.strictObject({
  niche: z.string().max(63).optional(),
  family: z.string().max(63).optional(),
  generation: z.coerce.number().int().min(0).optional(),
  status: z.enum(['born', 'raised', 'nonviable']).optional(),
  living: flag.optional(),
  sort: z.enum(['birth', 'fitness']).default('birth'),
  cursor,
  limit: rows,
  format,
});

export const leaderboardQuerySchema = z.strictObject({
  part: z.enum(['validation', 'test']).default('validation'),
  limit: count(200, 50),
  format,
});

export const eventsQuerySchema = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: count(1000, 500),
});

export const ancestorsQuerySchema = z.strictObject({ depth: count(200, 10) });

const voter = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, 'expected 8 to 64 letters, digits and hyphens, drawn at random and kept to yourself');
const outcome = z.enum(['first', 'second', 'tie']);
export const ballotSchema = z.strictObject({ voter, niche: z.string().max(63).optional() });
export const voteSchema = z.strictObject({ voter, outcome });

const generation = z.coerce.number().int().min(0).optional();
const niche = z.string().max(63).optional();
export const ratingsQuerySchema = z.strictObject({ generation, niche, format });
export const battlesQuerySchema = z.strictObject({
  ...{ generation, niche, cursor },
  competitor: z.string().max(64).optional(),
  limit: rows,
  format,
});
export const battlePathSchema = z.strictObject({
  id: z.string(),
  generation: z.coerce.number().int().min(0),
  niche: z.string().max(63),
  number: z.coerce.number().int().min(0),
});

export const exportQuerySchema = z.strictObject({ format: z.enum(['onnx', 'safetensors']) });

export const lineageQuerySchema = z.strictObject({
  format: z.enum(['alife-csv', 'alife-json', 'newick', 'nexus', 'phyloxml']) satisfies z.ZodType<LineageFormat>,
});
export const tableQuerySchema = z.strictObject({ format });

export const corpusQuerySchema = z.strictObject({ name: z.string() });

export const subscriptionSchema = z.strictObject({
  tournamentId: z.string().max(64),
  after: z.int().min(0),
});

export type LaunchInput = z.output<typeof launchSchema>;
export type ResumeInput = z.output<typeof resumeSchema>;
export type AnnotationInput = z.output<typeof annotationSchema>;
export type SampleInput = z.output<typeof sampleSchema>;
export type ListQuery = z.output<typeof listQuerySchema>;
export type IndividualsInput = z.output<typeof individualsQuerySchema>;
export type LeaderboardInput = z.output<typeof leaderboardQuerySchema>;
export type EventsInput = z.output<typeof eventsQuerySchema>;
export type AncestorsInput = z.output<typeof ancestorsQuerySchema>;
export type ExportInput = z.output<typeof exportQuerySchema>;
export type LineageInput = z.output<typeof lineageQuerySchema>;
export type TableInput = z.output<typeof tableQuerySchema>;
export type BallotInput = z.output<typeof ballotSchema>;
export type VoteInput = z.output<typeof voteSchema>;
export type RatingsInput = z.output<typeof ratingsQuerySchema>;
export type BattlesInput = z.output<typeof battlesQuerySchema>;
export type BattlePath = z.output<typeof battlePathSchema>;
export type CorpusInput = z.output<typeof corpusQuerySchema>;
