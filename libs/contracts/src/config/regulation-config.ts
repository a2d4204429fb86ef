/** Regulation in a tournament's config: what genomes regulate, how that varies, and marks. */
import { z } from 'zod';
import {
  BadMotifFileError,
  CHROMATIN_BOUNDS,
  OTHER_SIGNALS,
  readMotifs,
  RECOMBINATION,
  STEP,
  type Bounds,
} from '#regulation';
import { appraisal } from './appraisal-config';
import { offOr } from './off-or';

const chance = (fallback: number, about: string) => z.number().min(0).max(1).default(fallback).describe(about);
const within = ({ low, high }: Bounds, fallback: number, about: string) =>
  z.number().min(low).max(high).default(fallback).describe(about);

const rates = z
  .strictObject({
    motif: chance(0.02, 'Chance of each weight of a motif to change by an eighth of a bit.'),
    promoter: chance(0.01, 'Chance of each base of a promoter to become another.'),
    strength: chance(0.1, 'Chance of each other number of a gene to change.'),
    step: chance(STEP, 'Standard deviation of that change, as a share of the range.'),
    duplication: chance(0.01, 'Chance of each gene to be duplicated.'),
    loss: chance(0.01, 'Chance of each gene to be lost.'),
    inversion: chance(0.02, 'Chance that a stretch of the chromosome is turned round.'),
    translocation: chance(0.02, 'Chance that a stretch of the chromosome is moved.'),
    recombination: z
      .number()
      .min(0)
      .max(0.5)
      .default(RECOMBINATION)
      .describe(
        'Chance that a child of two parents changes between them from one gene to the next; 0.5: none is linked.',
      ),
  })
  .describe('How often regulation changes, at each birth.');

const { maintenance, collaboration, deNovo, reset, acetylKept, acetylPassed } = CHROMATIN_BOUNDS;
const chromatin = z
  .strictObject({
    sites: z.int().min(4).max(32).default(6).describe('That can be methylated, of a promoter.'),
    divisions: z
      .int()
      .min(1)
      .max(64)
      .default(8)
      .describe('Of cells, per generation, at each of which marks are copied.'),
    worthSymbols: z
      .int()
      .min(128)
      .max(1_000_000)
      .default(512)
      .describe(
        'Of training text on which is measured what the expression of each module was worth; its FLOPs are taken off the budget.',
      ),
    maintenance: within(maintenance, 0.95, 'Of founders: chance that a mark is copied to the new strand.'),
    deNovo: within(
      deNovo,
      0.1,
      'Of founders: chance of a new mark, a strand and division, where a promoter is silent.',
    ),
    collaboration: within(
      collaboration,
      1,
      'Of founders: times that a site meets another and takes after it, a division.',
    ),
    reset: within(reset, 0.2, 'Of founders: chance that a promoter loses its methylation at a birth.'),
    acetylKept: within(acetylKept, 0.5, 'Of founders: share of acetylation that a generation leaves.'),
    acetylPassed: within(acetylPassed, 0.5, 'Of founders: share of acetylation that children have.'),
  })
  .describe('Marks of promoters, which remember.');

const cue = z
  .strictObject({
    symbols: z.int().min(2).max(10_000).default(256).describe('Of the first text that it reads, which are the cue.'),
    dimensions: z.int().min(1).max(16).default(4).describe('Numbers that the cue is made into.'),
    of: z
      .enum(['own', 'shuffled'])
      .default('own')
      .describe(
        'The text that an individual reads; or shuffled: the planned spells of text in random order, the same for all: as often, but neighbouring spells of one text merge.',
      ),
    reliability: chance(1, 'Chance that the cue is of its own text; else it is of another text of the tournament.'),
    projection: z
      .int()
      .min(0)
      .max(Number.MAX_SAFE_INTEGER)
      .nullable()
      .default(null)
      .describe('Seed of the projection that makes text into a cue; null: the seed of the tournament.'),
  })
  .describe('What individuals can know of the text that they live on.');

const HYPERPARAMETERS = ['learningRate', 'weightDecay', 'labelSmoothing', 'clipNorm'] as const;

/** Places where a factor of a genome can be bound, of all promoters: at most a tenth of a second to express. */
const MOST_SITES = 65_536;

const regulated = z
  .strictObject({
    modules: z.int().min(0).max(32).default(8).describe('Regulated modules of the network of a founder.'),
    mostModules: z.int().min(0).max(32).default(16).describe('Regulated modules of a network at most.'),
    hyperparameters: z
      .array(z.enum(HYPERPARAMETERS))
      .max(HYPERPARAMETERS.length)
      .refine((names) => new Set(names).size === names.length, 'must be different genes')
      .default([])
      .describe('Genes of hyperparameters that are regulated too, each by a promoter of its own.'),
    promoterBases: z.int().min(8).max(256).default(32).describe('Bases of a promoter.'),
    factors: z.int().min(0).max(64).default(6).describe('Transcription factors of a founder.'),
    mostFactors: z.int().min(0).max(64).default(16).describe('Transcription factors of a genome at most.'),
    motifPositions: z
      .int()
      .min(2)
      .max(24)
      .default(6)
      .describe('Positions of the motifs of founders, where they are drawn.'),
    motifs: z
      .string()
      .max(65_536)
      .nullable()
      .default(null)
      .describe(
        'The text of a file of motifs (JASPAR, TRANSFAC or MEME) that factors of founders have in turn; null: theirs are drawn.',
      ),
    cue: cue.prefault({}),
    signals: z
      .array(z.enum(OTHER_SIGNALS))
      .max(OTHER_SIGNALS.length)
      .refine((names) => new Set(names).size === names.length, 'must be different signals')
      .default([...OTHER_SIGNALS])
      .describe('Those beside the cue that are sensed; others are 0. [] leaves the cue alone.'),
    expression: z
      .enum(['sensed', 'blind', 'told'])
      .default('sensed')
      .describe(
        'By genome and signals; blind: by the genome alone, as where all signals are 0; told: each text has modules of its own, open on the text that a cue would be of and silent on others, whatever the genome says.',
      ),
    factorCost: z
      .number()
      .min(0)
      .max(0.01)
      .default(0.001)
      .describe('Share of the training FLOPs of a life that each factor costs.'),
    rates: rates.prefault({}),
    chromatin: offOr(chromatin).default('off').describe('Marks of promoters, which remember; or off.'),
    appraisal: offOr(appraisal)
      .default('off')
      .describe('Regulation that evolves between lives too, by evaluations alone; or off.'),
  })
  .superRefine((settings, context) => {
    const { modules, mostModules, factors, mostFactors, motifs, motifPositions, promoterBases } = settings;
    const refuse = (field: string, input: unknown, message: string): void =>
      context.addIssue({ code: 'custom', path: [field], input, message });
    if (modules > mostModules) refuse('modules', modules, `must be ${mostModules} or fewer: mostModules`);
    if (factors > mostFactors) refuse('factors', factors, `must be ${mostFactors} or fewer: mostFactors`);
    if (motifs === null && motifPositions > promoterBases) {
      refuse('motifPositions', motifPositions, `must be ${promoterBases} or fewer: no longer than a promoter`);
    }
    const promoters = mostModules + settings.hyperparameters.length;
    if (mostFactors * promoterBases * promoters > MOST_SITES) {
      const most = Math.floor(MOST_SITES / (mostFactors * promoters));
      refuse('promoterBases', promoterBases, `must be ${most} or fewer with ${mostFactors} factors and ${promoters} promoters: a genome has ${MOST_SITES} sites at most`); // prettier-ignore
    }
    const fault = motifs === null ? null : faultOfMotifs(motifs, promoterBases, factors);
    if (fault !== null) refuse('motifs', motifs, fault);
  })
  .describe(
    'Genomes that regulate: factors bind promoters by what individuals sense, and switch modules of the network.',
  );

/** Of a file; null where there is none. */
function faultOfMotifs(text: string, promoterBases: number, factors: number): string | null {
  try {
    const motifs = readMotifs(text);
    if (motifs.length > factors) {
      return `must have no more motifs than factors, ${factors}: it has ${motifs.length}`;
    }
    const long = motifs.find(({ columns }) => columns.length > promoterBases);
    return long
      ? `must have motifs no longer than a promoter, ${promoterBases}: ${long.id} has ${long.columns.length}`
      : null;
  } catch (error) {
    if (error instanceof BadMotifFileError) return `must be a file of motifs: ${error.message}`;
    throw error;
  }
}

/** Left out where it is off, so that such a config is what it was before there was regulation. */
export const regulation = offOr(regulated)
  .transform((value) => (value === 'off' ? undefined : value))
  .optional()
  .describe('What switches modules on and off (docs/regulation.md); off when left out.');
