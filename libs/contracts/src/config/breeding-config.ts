/** How a population breeds, as people write it: a scheme's fields come from the table of schemes. */
import { z } from 'zod';
import { DEFAULT_SEARCH_SPACE } from '#genome';
import {
  ADAPTATION_SCHEMES,
  type AdaptationConfig,
  CROSSOVER,
  DEFAULT_DESCRIPTORS,
  DESCRIPTOR_MEASURES,
  descriptorProblems,
  DONOR_SCHEMES,
  type DonorConfig,
  MATE_SCHEMES,
  type MateConfig,
  MIGRATION_SCHEMES,
  type MigrationConfig,
  MUTATION_SCALE,
  type Parameter,
  REPLACEMENT_SCHEMES,
  type ReplacementConfig,
  SELECTION_SCHEMES,
  type SelectionConfig,
  SHAPING_SCHEMES,
  type ShapingConfig,
  SPECIES_SCHEMES,
  type SpeciesConfig,
} from '#evolution';
import { adjustments } from './search-space-config';

interface Described {
  readonly about: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

/** One of a table, with its parameters. */
function schemeIn(table: Readonly<Record<string, Described>>) {
  const schemes = Object.entries(table).map(([scheme, { about, parameters }]) => {
    const fields = Object.entries(parameters).map(([name, parameter]) => [name, numberOf(parameter)] as const);
    return z.strictObject({ scheme: z.literal(scheme), ...Object.fromEntries(fields) }).describe(about);
  });
  return z.discriminatedUnion('scheme', schemes as [(typeof schemes)[0]]);
}

function numberOf({ least, isAbove, most, isWhole, fallback, about }: Parameter) {
  const number = isWhole ? z.int() : z.number();
  return (isAbove ? number.gt(least) : number.min(least)).max(most).default(fallback).describe(about);
}

const BY_FITNESS = {
  about:
    'What suits the fitness: lexicase, NSGA-II for pareto, truncation for one score, uncertain-tournament for a rating by probability-better, or a tournament where the replacement says who alone are parents.',
  parameters: {},
};

// what the tables say of each scheme is what the types derive from them
const selection = schemeIn({ 'by-fitness': BY_FITNESS, ...SELECTION_SCHEMES }) as unknown as z.ZodType<SelectionConfig>;
const shaping = schemeIn(SHAPING_SCHEMES) as unknown as z.ZodType<ShapingConfig>;
const species = schemeIn(SPECIES_SCHEMES) as unknown as z.ZodType<SpeciesConfig>;
const mates = schemeIn(MATE_SCHEMES) as unknown as z.ZodType<MateConfig>;
const migration = schemeIn(MIGRATION_SCHEMES) as unknown as z.ZodType<MigrationConfig>;
const selfAdaptation = schemeIn(ADAPTATION_SCHEMES) as unknown as z.ZodType<AdaptationConfig>;
const donors = schemeIn(DONOR_SCHEMES) as unknown as z.ZodType<DonorConfig>;
const replacement = schemeIn(REPLACEMENT_SCHEMES) as unknown as z.ZodType<ReplacementConfig>;

const descriptor = z
  .strictObject({
    measure: z.enum(DESCRIPTOR_MEASURES),
    scale: z.enum(['linear', 'log']).default('linear'),
    low: z.number().min(0).max(1e9).describe('What is lower counts as this.'),
    high: z.number().min(0).max(1e9).describe('What is higher counts as this.'),
  })
  .check(({ value, issues }) => {
    for (const { field, value: input, expected } of descriptorProblems([value])) {
      const path = field.split('.').slice(-1);
      issues.push({ code: 'custom', continue: true, input, path, message: `must be ${expected}` });
    }
  });

export const breeding = z.strictObject({
  selection: selection.default({ scheme: 'by-fitness' }).describe('How parents are chosen.'),
  mates: mates.default({ scheme: 'alike' }).describe('How the second parent of a child is chosen.'),
  replacement: replacement
    .default({ scheme: 'generational', elites: 1 })
    .describe('Who lives on, and how many are born.'),
  migration: migration.default({ scheme: 'none' }).describe('Which children have parents in another deme.'),
  donors: donors.default({ scheme: 'parent' }).describe('Whose weights children start from.'),
  shaping: shaping
    .default({ scheme: 'none' })
    .describe('What is made of the scores of the fitness before anyone is chosen by them.'),
  direction: z
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe(
      'Probability that an individual is selected by its own scores; the scores of the others are permuted among them. The response to selection is in proportion; 0 is a control without any.',
    ),
  species: species.default({ scheme: 'none' }).describe('How species are told, which mate among themselves.'),
  descriptors: z
    .array(descriptor)
    .min(1)
    .max(DESCRIPTOR_MEASURES.length)
    .default([...DEFAULT_DESCRIPTORS])
    .describe('What tells individuals apart, for novelty, sharing and map-elites.'),
  crossoverRate: z.number().min(0).max(1).default(0.5).describe('Probability that a child has two different parents.'),
  crossover: z.enum(['uniform', 'one-point']).default(CROSSOVER).describe('How the genes of two parents mix.'),
  mutationRate: z.number().min(0).max(1).default(0.15).describe('Probability that a gene changes its allele.'),
  mutationScale: z
    .number()
    .min(0)
    .max(1)
    .default(MUTATION_SCALE)
    .describe("Standard deviation of a real gene's mutation, as a fraction of its range."),
  founders: adjustments
    .nullable()
    .default(null)
    .describe('Alleles that founders have at some loci, of those of the search space; null: all of it.'),
  conserved: z
    .array(z.enum(DEFAULT_SEARCH_SPACE.map(({ name }) => name)))
    .default([])
    .describe('Loci whose genes never mutate: founders differ there, and children have what a parent has.'),
  growthRate: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .describe(
      'Probability that a network grows by one step at birth, which changes nothing of what it computes until it is trained.',
    ),
  selfAdaptation: selfAdaptation
    .default({ scheme: 'none' })
    .describe('How crossover rate, mutation rate and mutation scale adapt.'),
});
