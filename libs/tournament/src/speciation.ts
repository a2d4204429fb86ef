/** Which species those who lived through a generation are of, told as it closes; by the conductor, and by whoever imports a tournament. */
import { byBirth } from '#base';
import { geneParents, rememberedSpecies, type SpeciesMemory, speciesName } from '#evolution';
import { compatibilityDistance, type SearchSpace } from '#genome';
import type { Json } from '#base';
import type { TournamentConfig } from './config';
import { breedingOf } from './demes';
import { partsOf } from './rater-state';
import type { TournamentEnvironment } from './environments';
import { byId } from './living';
import type { Individual, Membership, Speciation, Species } from './records';

export const NO_SPECIES: Speciation = { founded: [], members: [] };

/** How far apart two are. */
export type Distance = (one: Individual, other: Individual) => number;

/** Whom representatives stand for, and those who are told: all who were trained, or evaluated, in the generation. */
export interface Compared {
  readonly memory: SpeciesMemory;
  readonly told: readonly Individual[];
  /** In the order of `memory.living`. */
  readonly representatives: readonly Individual[];
}

/** Null without species. `individuals` are those who lived in it and in the generation before; `state` is what the scheme remembered as it opened. */
export function comparedIn(
  config: TournamentConfig,
  environment: TournamentEnvironment,
  generation: number,
  individuals: readonly Individual[],
  state: Json | undefined,
): Compared | null {
  const memory = rememberedSpecies(breedingOf(config, environment), partsOf(state ?? {}).scheme);
  if (!memory) return null;
  const told = individuals.filter(({ life }) => life?.generation === generation).toSorted(byBirth);
  const byPlace = new Map(individuals.map((one) => [`${one.generation} ${one.slot}`, one]));
  const representatives = memory.living.flatMap(([, born, slot]) => byPlace.get(`${born} ${slot}`) ?? []);
  return { memory, told, representatives };
}

/** By genes; null where the config says that species are told by something else. */
export function distanceOfGenes({ breeding: { species } }: TournamentConfig, space: SearchSpace): Distance | null {
  return species.scheme === 'loci'
    ? (one, other) => compatibilityDistance(space, one.genome, other.genome, species)
    : null;
}

/** Of the species that each who is told was sorted into. `individuals` have the species that they had before. */
export function speciationOf(
  { memory, told }: Compared,
  species: readonly number[],
  generation: number,
  individuals: readonly Individual[],
): Speciation {
  const members = told.map(({ id }, at) => ({ generation, individual: id, species: species[at] }));
  return { founded: foundedAmong(memory, told, species, generation, byId(individuals)), members };
}

function foundedAmong(
  memory: SpeciesMemory,
  told: readonly Individual[],
  species: readonly number[],
  generation: number,
  before: ReadonlyMap<string, Individual>,
): readonly Species[] {
  const newest = species.reduce((most, number) => Math.max(most, number), -1);
  return Array.from({ length: Math.max(0, newest + 1 - memory.founded) }, (_, index) => {
    const number = memory.founded + index;
    const founder = told[species.indexOf(number)];
    const [primary] = geneParents(founder.parents);
    const parent = founder.species ?? (primary && before.get(primary.id)?.species) ?? null;
    const name = speciesName(founder.phenotype.architecture.family, number);
    return { number, name, parent, founder: founder.id, generation };
  });
}

/** The individuals with the species that some were told to be of. */
export function withSpecies(individuals: readonly Individual[], members: readonly Membership[]): readonly Individual[] {
  const speciesById = new Map(members.map(({ individual, species }) => [individual, species]));
  return individuals.map((one) => ({ ...one, species: speciesById.get(one.id) ?? one.species }));
}
