/** Regulation of an individual: as it is kept, and as people are told of it. */
import { z } from 'zod';
import { BASES, BOUNDS, CHROMATIN_BOUNDS, type Bounds, type ChromatinGenes } from '#regulation';
import { count } from './numbers';

const within = ({ low, high }: Bounds) => z.number().min(low).max(high);
const geneId = z.string().regex(/^([fm]\d{1,3}|\d{1,5}-\d{1,7}-\d{1,4})$/, 'must be the id of a gene, as m0 or 3-5-0');
const ofGene = { id: geneId, parentId: geneId.nullable() };
const weights = z.array(z.int().min(BOUNDS.motif.low).max(BOUNDS.motif.high)).length(BASES.length).readonly();
const factorGene = z.strictObject({
  kind: z.literal('factor'),
  ...ofGene,
  motif: z.array(weights).min(1).max(200).readonly(),
  effect: within(BOUNDS.effect),
  threshold: within(BOUNDS.threshold),
  arming: z.array(within(BOUNDS.arming)).max(64).readonly(),
  cooperativity: within(BOUNDS.cooperativity),
  isPioneer: z.boolean(),
});
const moduleGene = z.strictObject({
  kind: z.literal('module'),
  ...ofGene,
  target: z.string().max(63).nullable(),
  promoter: z
    .string()
    .max(256)
    .regex(/^[ACGT]*$/, 'must be A, C, G and T'),
  basal: within(BOUNDS.basal),
});

const chromatinGenes = z.strictObject(
  Object.fromEntries(Object.entries(CHROMATIN_BOUNDS).map(([name, bounds]) => [name, within(bounds)])) as Record<
    keyof ChromatinGenes,
    ReturnType<typeof within>
  >,
);
const marks = z.strictObject({
  methylation: z
    .string()
    .max(32)
    .regex(/^[012]*$/, 'must be methylated strands of each site: 0, 1 or 2'),
  acetylation: z.number().min(0).max(1),
  silence: z.number().min(0).max(1),
});
const marksById = z.record(geneId, marks);

/** As a row has them. */
export const bornRegulation = z.strictObject({
  genes: z
    .array(z.discriminatedUnion('kind', [factorGene, moduleGene]))
    .max(128)
    .readonly(),
  chromatin: chromatinGenes.nullable(),
  marks: marksById.nullable(),
  fromSecondary: z.array(geneId).max(128).readonly().optional(),
});
const nats = z.number();
const appraised = z.strictObject({
  genes: bornRegulation.shape.genes,
  gainNats: nats,
  standardErrorNats: nats.min(0),
});
export const livedRegulation = z.strictObject({
  cueOf: z.string().max(80),
  signals: z.array(z.number().min(-1).max(1)).max(64).readonly(),
  expression: z.array(z.number().min(0).max(1)).max(128).readonly(),
  marks: marksById.nullable(),
  appraised: appraised.nullable().optional(),
});

const from = z
  .string()
  .nullable()
  .describe(
    'The parent who gave the gene, of a new duplicate that which it is a copy of; null of a founder, where the parent is not kept (a fork keeps those alone whom it began with), and of two parents where it was not recorded.',
  );

/** A factor, and what it does where there are the signals that the individual had last. */
const factorView = z.object({
  ...ofGene,
  from,
  consensus: z.string(),
  informationBits: z.number(),
  weights: z.array(z.array(z.number())).describe('Of A, C, G and T by position, in bits.'),
  effect: z.number().describe('Log-odds of expression that a bound molecule adds.'),
  threshold: z.number(),
  arming: z.record(z.string(), z.number()).describe('Log-odds of being armed that a unit of each signal adds.'),
  armed: z.number().describe('The chance that it is.'),
  cooperativity: z.number().describe('By which two neighbours bind the better.'),
  isPioneer: z.boolean().describe('Whether it binds inside of nucleosomes.'),
});
export type FactorView = z.infer<typeof factorView>;

const siteView = z.object({
  factor: geneId,
  start: count.describe('Bases before it.'),
  end: count,
  strand: z.enum(['forward', 'reverse']),
  bits: z.number(),
  probability: z.number().describe('That it is bound.'),
});
export type PromoterSiteView = z.infer<typeof siteView>;

const moduleView = z.object({
  ...ofGene,
  from,
  weightsFrom: z
    .array(z.string())
    .describe(
      'Of a module of the network, the parents whose weights it was born with, blended of those who have it; empty where they were drawn, or the parents are not kept.',
    ),
  target: z.string().nullable().describe('The hyperparameter that it regulates; null: a module of the network.'),
  promoter: z.string(),
  basal: z.number(),
  expression: z.number(),
  bound: z.record(z.string(), z.number()).describe('Molecules of each factor that are bound, as expected.'),
  sites: z.array(siteView).describe('Those most likely bound.'),
  marks: marks
    .nullable()
    .describe(
      'With which its newest life began, or that it was born with; null where there are none, and in a fork where that life is not kept.',
    ),
  marksLeft: marks.nullable().describe('That its newest life left, with which it goes on.'),
});
export type ModuleView = z.infer<typeof moduleView>;

const livedView = z.object({
  generation: count,
  cueOf: z.string().describe('The text that its cue was of.'),
  signals: z.record(z.string(), z.number()),
  expression: z.record(z.string(), z.number()).describe('Of each module, by its id.'),
  appraised: z
    .object({
      changed: z.array(geneId).describe('Genes that its children have otherwise than it has.'),
      gainNats: z
        .number()
        .describe(
          'By which its network does better so, on text that nothing was chosen by; where nothing is changed, with what won and is not handed on.',
        ),
      standardErrorNats: z.number(),
    })
    .nullable()
    .optional()
    .describe(
      'What evaluations after that life made of its regulation; null where they came to nothing, left out where `regulation.appraisal` is off.',
    ),
});

export const regulationView = z.object({
  individual: z.string(),
  tournamentId: z.string(),
  expressedBy: z
    .enum(['sensed', 'blind', 'told'])
    .describe('What its expression comes of: `regulation.expression` of its config.'),
  signals: z
    .record(z.string(), z.number())
    .describe('Those of its tournament, as it had them last; 0 before its first life.'),
  genes: z.array(geneId).describe('In the order of the chromosome.'),
  factors: z.array(factorView),
  modules: z.array(moduleView),
  chromatin: chromatinGenes.nullable(),
  lives: z.array(livedView).describe('Generations in which it trained.'),
});
export type RegulationView = z.infer<typeof regulationView>;

const changed = z.array(z.object({ field: z.string(), one: z.unknown(), other: z.unknown() })).readonly();
const geneDifferenceView = z.object({
  id: geneId,
  kind: z.enum(['factor', 'module']),
  in: z.enum(['both', 'one', 'other']),
  changed,
});
export type GeneDifferenceView = z.infer<typeof geneDifferenceView>;

const ids = z.array(geneId).readonly();
export const genomeDifferenceView = z.object({
  genes: z.array(geneDifferenceView).readonly(),
  order: z
    .object({ one: ids, other: ids })
    .nullable()
    .describe('Of the genes that both have, along each chromosome; null where it is the same.'),
  chromatin: changed.describe('Rates that differ.'),
});
export type GenomeDifferenceView = z.infer<typeof genomeDifferenceView>;

export const regulationDifferenceQuery = z.strictObject({ with: z.string().min(1).max(64) });
export const logoQuery = z.strictObject({ factor: geneId });

/** Expression over values of one thing that is sensed, all others being what they were last. */
export const normView = z.object({
  individual: z.string(),
  texts: z
    .array(z.object({ text: z.string(), signals: z.array(z.number()), expression: z.record(z.string(), z.number()) }))
    .describe('Where it reads each text of the tournament.'),
  signals: z
    .array(
      z.object({
        signal: z.string(),
        values: z.array(z.number()),
        expression: z.record(z.string(), z.array(z.number())),
      }),
    )
    .describe('Each that its tournament senses.'),
});
export type NormView = z.infer<typeof normView>;
