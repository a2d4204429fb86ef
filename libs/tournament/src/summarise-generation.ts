/**
 * Entropies, best and mean of a generation, and its improvement over generation 0. `individuals` are those who lived in it, with the ratings
 * of the generation, and maybe some who died before; `founders` those born in generation 0.
 */
import { mean } from '#base';
import { pairedDifference } from '#arena';
import type { NicheGenerationView } from '#contracts';
import type { SearchSpace } from '#genome';
import { geneDiversity, type LocusDiversity } from '#lineage';
import type { FitnessConfig } from '#evolution';
import type { Judgement } from './hold-arenas';
import { livedIn } from './lived-generation';
import { isTrained, leaderIn, type Trained } from './living';
import type { Generation, Individual } from './records';

export function summariseGeneration(
  space: SearchSpace,
  fitness: FitnessConfig,
  generation: number,
  individuals: readonly Individual[],
  founders: readonly Individual[],
  { arenas, voteCut }: Judgement,
): Omit<Generation, 'closedAt'> {
  const population = livedIn(individuals, generation);
  const births = population.filter((individual) => individual.generation === generation).length;
  const { bits, loci, ...diversity } = geneDiversity(population, space);
  const niches = [...new Set(founders.map(({ niche }) => niche))];
  return {
    generation,
    births,
    survivors: population.length - births,
    niches: niches.map((niche) => {
      return { ...summariseNiche(niche, population, founders, fitness), arena: arenas.get(niche)?.summary ?? null };
    }),
    geneEntropyBits: mapValues(loci, (locus) => locus.bits),
    meanGeneEntropyBits: bits,
    geneDiversity: { ...diversity, loci: mapValues(loci, ({ bits: _, ...locus }) => locus) },
    voteCut,
  };
}

function summariseNiche(
  niche: string,
  population: readonly Individual[],
  founders: readonly Individual[],
  fitness: FitnessConfig,
): Omit<NicheGenerationView, 'arena'> {
  const here = population.filter((individual) => individual.niche === niche);
  const viable = here.filter(isTrained);
  const scores = viable.map(({ life }) => life.validation);
  const best = leaderIn(niche, viable, fitness);
  return {
    niche,
    population: here.length,
    viable: viable.length,
    best: best ? { id: best.id, bitsPerCharacter: best.life.validation.bitsPerCharacter } : null,
    meanBitsPerCharacter: viable.length > 0 ? mean(scores.map(({ bitsPerCharacter }) => bitsPerCharacter)) : null,
    predictionEntropyBits:
      viable.length > 0 ? mean(scores.map(({ predictionEntropyBits }) => predictionEntropyBits)) : null,
    improvement: improvementOver(founders.filter((founder) => founder.niche === niche).filter(isTrained), viable),
  };
}

/** The first population's nats less this one's, paired by evaluation block: positive is better. */
function improvementOver(founders: readonly Trained[], viable: readonly Trained[]): NicheGenerationView['improvement'] {
  if (founders.length === 0 || viable.length === 0) return null;
  const { difference, standardError } = pairedDifference(meanBlocks(founders), meanBlocks(viable));
  return { nats: difference, standardErrorNats: standardError };
}

/** Mean nats of each evaluation block over a population. */
function meanBlocks(population: readonly Trained[]): number[] {
  const blocks = population[0].life.validation.blocks;
  return blocks.map((_, block) => mean(population.map(({ life }) => life.validation.blocks[block])));
}

function mapValues<Value>(
  loci: Readonly<Record<string, LocusDiversity>>,
  valueOf: (locus: LocusDiversity) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(loci).map(([name, locus]) => [name, valueOf(locus)]));
}
