/** The rows of an archive, table by table, by the names of the entities that they are kept as. */
import { z } from 'zod';
import { PROBE_NAMES } from '#arena';
import { ARCHIVE_VERSION } from '#archive-file';
import {
  aboutField,
  battleOutcome,
  bornRegulation,
  battleView,
  configSchema,
  EVENTS,
  EVENT_TYPES,
  eventEnvelope,
  experimentConfigSchema,
  computeKind,
  generationView,
  individualDetailView,
  intervention,
  learningView,
  livedRegulation,
  metricValueView,
  MOST_CELLS,
  parentRole,
  part,
  ratingView,
  tournamentView,
} from '#contracts';
import type { Table } from '#tournament';

const LARGEST_INTEGER = 2 ** 31 - 1;

/** PostgreSQL keeps no NUL in text. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !/[\0\p{Surrogate}]/u.test(value), 'must be text without NUL characters and lone surrogates');
const integer = (least = 0) => z.int().min(least).max(LARGEST_INTEGER);
const whole = z.int().min(0);
/** JSON has no word for those that are not finite; PostgreSQL writes them so. */
const real = z.union([z.number(), z.enum(['Infinity', '-Infinity', 'NaN'])], 'must be a number');
const time = z.iso.datetime({ offset: true });
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');
/** As launches give them; individuals are called after it. */
export const tournamentId = z.string().regex(/^[0-9a-z]{8}$/, 'must be 8 letters and digits');

const name = text(63);
/** An individual's, an baseline's or a voter's. */
const id = text(64);
const { genome, architecture, hyperparameters } = individualDetailView.shape;
const ofArena = { tournamentId, generation: integer(), niche: name };
const annotation = { name: text(80).nullable(), notes: text(4000).nullable() };
const { niches } = generationView.shape;
const { status, baselines, champion, champions, communities } = tournamentView.shape;
const { lossCurve, probes } = individualDetailView.shape;

/** Generation and slot. */
const birth = z.string().regex(/^\d{1,5}-\d{1,7}$/, 'must be a birth, such as 7-3');
const forkOf = z.strictObject({
  tournament: tournamentId,
  generation: integer(),
  donors: z.record(birth, z.array(birth).max(1000)),
});
const bitsByName = z.record(name, real);
const settingView = EVENTS['environment.changed'].shape;
const place = { niche: name.nullable(), deme: name.nullable(), taste: name.nullable() };

export const ROW_SCHEMAS = {
  tournament: z.strictObject({
    id: tournamentId,
    seed: whole,
    forkOf: forkOf.nullable(),
    config: configSchema.refine(({ niches: given }) => given.every(({ demes }) => demes !== undefined), {
      ...aboutField('niches'),
      error: 'must have demes in each niche',
    }),
    status,
    reason: text(10_000).nullable(),
    survey: z.strictObject({
      vocabulary: z.array(z.string().max(8)).max(513),
      characters: z.record(z.string(), whole),
    }),
    baselines,
    generation: integer(-1),
    champion,
    champions,
    communities: communities.default([]),
    lineageHash: sha256.nullable(),
    engine: text(100),
    processor: text(200),
    tokensTrained: whole,
    seconds: z.number().min(0).max(1e12),
    createdAt: time,
    lastSeq: integer(1),
    ...annotation,
  }),
  generation: z.strictObject({
    tournamentId,
    generation: integer(),
    niches,
    voteCut: integer(),
    closedAt: time,
  }),
  scheme_state: z.strictObject({ tournamentId, generation: integer(), state: z.record(z.string(), z.json()) }),
  environment: z.strictObject({
    tournamentId,
    generation: integer(),
    interventions: z.array(z.strictObject({ ...intervention, course: z.literal('intervention'), at: integer() })),
    settings: z.array(z.strictObject({ ...place, set: settingView.set, value: settingView.to, by: settingView.by })),
    summary: z.strictObject({
      lowestBits: bitsByName,
      lowestBitsEver: bitsByName,
      meanBits: bitsByName,
      corpora: z.record(name, name),
    }),
  }),
  individual: z.strictObject({
    id,
    tournamentId,
    generation: integer(),
    slot: integer(),
    niche: name,
    deme: name,
    family: name,
    genome,
    architecture,
    hyperparameters,
    regulation: bornRegulation.nullable(),
    parameters: integer(),
    ancestorsPassed: z.array(z.enum(PROBE_NAMES)).max(PROBE_NAMES.length),
    status: individualDetailView.shape.status,
    cause: text(10_000).nullable(),
    diedGeneration: integer().nullable(),
    ...annotation,
  }),
  parentage: z.strictObject({
    childId: id,
    parentId: id,
    share: z.number().min(0).max(1),
    role: parentRole,
    weightShare: z.number().min(0).max(1),
    genes: z.array(name).max(1000),
  }),
  life: z.strictObject({
    individualId: id,
    generation: integer(),
    cause: text(10_000).nullable(),
    weights: sha256,
    optimizerState: sha256.nullable(),
    birthWeights: sha256.nullable(),
    birthNats: z.number().nullable(),
    inheritedFraction: z.number().min(0).max(1),
    tokensTrained: whole,
    trainingFlops: z.number().min(0),
    sparsity: z.number().min(0).max(1),
    learning: learningView.extend({ ended: learningView.shape.ended.exclude(['flops']) }).nullable(),
    probes,
    prequentialNats: z.number(),
    prequentialSlope: z.number().nullable(),
    formerText: z.enum(['training', 'all']).nullable(),
    regulation: livedRegulation.nullable(),
    passed: z.array(z.enum(PROBE_NAMES)).max(PROBE_NAMES.length),
    lossCurve,
  }),
  evaluation: z.strictObject({
    individualId: id,
    niche: name,
    generation: integer(),
    part,
    symbols: integer(),
    nats: real,
    bitsPerCharacter: real,
    standardErrorNats: real,
    predictionEntropyBits: real,
    blocks: z.array(real),
  }),
  species: z.strictObject({
    tournamentId,
    number: integer(),
    name,
    parent: integer().nullable(),
    founder: id,
    generation: integer(),
  }),
  membership: z.strictObject({ tournamentId, generation: integer(), individual: id, species: integer() }),
  arena: z.strictObject({ ...ofArena, nicheIndex: integer(), prompts: z.array(z.string().max(10_000)).max(64) }),
  sample: z.strictObject({
    ...ofArena,
    competitor: id,
    prompt: integer(),
    content: z.string().max(20_000),
    features: z.record(z.string(), z.number()),
  }),
  battle: z.strictObject({
    ...ofArena,
    number: integer(),
    first: id,
    second: id,
    prompt: integer(),
    rater: id,
    outcome: battleView.shape.outcome,
  }),
  rating: z.strictObject({
    ...ofArena,
    competitor: id,
    kind: ratingView.shape.kind,
    nats: real,
    standardErrorNats: real,
    lowerNats: real,
    upperNats: real,
    ownErrorNats: real,
    degreesOfFreedom: integer(1),
    elo: real,
    rank: integer(),
    lowestRank: integer(),
    battles: integer(),
    tastes: ratingView.shape.tastes,
    gold: real,
    notes: ratingView.shape.notes,
  }),
  metric: z.strictObject({
    tournamentId,
    generation: integer(),
    name: metricValueView.shape.name,
    subject: text(64).min(1),
    scope: metricValueView.shape.scope,
    value: z.number(),
    standardError: z.number().nullable(),
  }),
  compute: z.strictObject({
    tournamentId,
    generation: integer(),
    individual: z.union([z.literal(''), id]),
    kind: computeKind,
    flops: z.number().min(0),
    tokens: integer(),
    cpuSeconds: z.number().min(0),
  }),
  ballot: z.strictObject({
    id: z.uuid(),
    ...ofArena,
    voter: id,
    prompt: integer(),
    first: id,
    second: id,
    issuedAt: time,
  }),
  vote: z.strictObject({
    ballotId: z.uuid(),
    seq: integer(1),
    voter: id,
    ...ofArena,
    prompt: integer(),
    lowerName: id,
    upperName: id,
    first: id,
    second: id,
    outcome: battleOutcome,
    at: time,
  }),
  lineage_event: z.strictObject({
    ...eventEnvelope.shape,
    seq: integer(1),
    type: z.enum(EVENT_TYPES),
    at: time,
    data: z.record(z.string(), z.unknown()),
  }),
} satisfies Record<Table, z.ZodObject>;

export const entrySchema = z.strictObject({
  name: z.string().max(100),
  bytes: z.int().min(0),
  sha256,
  rows: z.int().min(0).optional(),
});

/** What a manifest says before its entries. */
export const manifestSchema = z.strictObject({
  format: z.literal('clade-archive', 'must be "clade-archive"'),
  version: z.literal(ARCHIVE_VERSION, `must be ${ARCHIVE_VERSION}, the version that this Clade reads`),
  madeBy: z.string().max(100),
  experiment: z.strictObject({ id: tournamentId, config: experimentConfigSchema, createdAt: time, sha256 }).nullable(),
  tournaments: z
    .array(z.strictObject({ id: tournamentId, status, lastSeq: integer(1), lineageHash: sha256.nullable() }))
    .min(1)
    .max(MOST_CELLS),
  weights: z.boolean(),
  entries: z.tuple([]),
});
