/** The kernel's door: individuals with names in, children with named parents out. */
import { byBirth, InvalidValueError, type Json, prngOf } from '#base';
import {
  type CategoricalLocus,
  compileLoci,
  FAMILIES,
  type Family,
  type Genome,
  genesOf,
  genomeIn,
  isGenomeOf,
  type Loci,
  locusOfRate,
  RATE_LOCI,
  type SearchSpace,
} from '#genome';
import { type BreedingSettings, checkSettings } from './breeding-settings';
import type { Candidate, CandidateRating } from './candidate';
import { type Conception, conceptionsOf } from './conceptions';
import { DEFAULT_DESCRIPTORS, describeBy } from './descriptors';
import { measuresOf } from './measures-of';
import type { Environment } from './operators';
import { founderSpaceOf } from './founder-space';
import { groupRatesOf, operatorsOf } from './operators-of';
import type { Population } from './population';
import { initialState, memoriesIn } from './scheme-state';
import { donationOf } from './schemes/donor-schemes';
import { shapingOf } from './schemes/shaping-schemes';
import { speciesOf } from './schemes/species-schemes';
import type { SpeciesMemory } from './species/species-memory';
import { type Randomness, step } from './step';

/** The next generation: who lives on, and who is born. */
export interface Brood {
  /** Identifiers, by birth. */
  readonly survivors: readonly string[];
  readonly deaths: readonly string[];
  /** By slot. */
  readonly conceptions: readonly Conception[];
  readonly schemeState: Json;
  readonly metrics: Readonly<Record<string, number>>;
}

/** Whether a genome can live in a deme. */
export type Fits = (genome: Genome, deme: string) => boolean;

/**
 * The generation after `candidates`, everyone who is alive, in whatever order; none before generation 0. Founders are drawn until one
 * `fits`. Throws an InvalidValueError for
 * a setting that makes no sense, a loss that is no number (null marks a non-viable individual), a rating that is none, an unknown deme,
 * a genome that is not of the space.
 */
export function breed(
  settings: BreedingSettings,
  space: SearchSpace,
  randomness: Randomness,
  candidates: readonly Candidate[],
  schemeState: Json,
  fits?: Fits,
): Brood {
  checkSettings(settings);
  checkCandidates(settings, space, candidates);
  const loci = compileLoci(space, settings.conserved);
  const living = [...candidates].sort(byBirth);
  const demes = settings.demes.map(({ name }) => name);
  const operators = operatorsOf(settings, loci);
  const environment = environmentOf(settings, loci, fits);
  const next = step(populationOf(living, demes, loci), schemeState, environment, operators, randomness);
  const donate = donationOf(settings.donors ?? { scheme: 'parent' });
  const donation = prngOf({ ...randomness, purpose: 'donors', subject: 0 });
  const idsOf = (indices: Int32Array): string[] => Array.from(indices, (index) => living[index].id);
  return {
    survivors: idsOf(next.survivors),
    deaths: idsOf(next.deaths),
    conceptions: conceptionsOf(next.births, living, demes, loci, donate, donation),
    schemeState: next.schemeState,
    metrics: next.metrics,
  };
}

/** What the schemes of settings remember before generation 0. */
export function initialSchemeState(settings: BreedingSettings): Json {
  return initialState(rememberingOf(settings), settings.demes.length);
}

/** Throws an InvalidValueError for a state that the schemes of settings cannot have left. */
export function checkSchemeState(settings: BreedingSettings, state: Json): void {
  memoriesIn(state, rememberingOf(settings), settings.demes.length);
}

/** What is remembered of species in a state that these settings left; null without species. */
export function rememberedSpecies(settings: BreedingSettings, state: Json): SpeciesMemory | null {
  return memoriesIn(state, rememberingOf(settings), settings.demes.length).species;
}

function rememberingOf(settings: BreedingSettings) {
  const { shaping = { scheme: 'none' }, descriptors = DEFAULT_DESCRIPTORS, species = { scheme: 'none' } } = settings;
  return {
    shaping: shapingOf(shaping),
    describe: describeBy(descriptors),
    groupRates: groupRatesOf(settings),
    species: speciesOf(species),
  };
}

/** Founders are spread over the families of architecture. Where rates are genes, founders have those of the settings. */
function environmentOf(settings: BreedingSettings, loci: Loci, fits: Fits | undefined): Environment {
  const founderGenes = RATE_LOCI.map(({ name }) => [locusOfRate(loci, name), settings[name]] as const);
  const stratifiedLocus = loci.space.findIndex(({ name, kind }) => name === 'family' && kind === 'categorical');
  const founderSpace = founderSpaceOf(loci, settings.founders ?? {});
  const { space } = founderSpace?.loci ?? loci;
  const all = (space[stratifiedLocus] as CategoricalLocus | undefined)?.values ?? [];
  return {
    loci,
    founderSpace,
    stratifiedLocus,
    strata: (deme) => {
      const { families = all } = settings.demes[deme];
      return [...all.keys()].filter((allele) => families.includes(all[allele]));
    },
    capacity: Int32Array.from(settings.demes, ({ capacity }) => capacity),
    founderGenes: founderGenes.filter(([locus]) => locus >= 0),
    fits: fits && ((genes, row, deme) => fits(genomeIn(loci, genes, row), settings.demes[deme].name)),
  };
}

function populationOf(living: readonly Candidate[], demes: readonly string[], loci: Loci): Population {
  const genomes = living.map(({ genome }) => genome);
  return {
    size: living.length,
    genes: genesOf(loci, genomes),
    deme: Int32Array.from(living, ({ deme }) => demes.indexOf(deme)),
    born: Int32Array.from(living, ({ generation }) => generation),
    slot: Int32Array.from(living, ({ slot }) => slot),
    family: Int32Array.from(living, ({ genome }) => FAMILIES.indexOf(genome.family as Family)),
    species: Int32Array.from(living, ({ species }) => species ?? -1),
    measures: measuresOf(living, demes),
  };
}

function checkCandidates({ demes }: BreedingSettings, space: SearchSpace, candidates: readonly Candidate[]): void {
  const names = demes.map(({ name }) => name);
  for (const { id, validationNats, rating, deme, genome } of candidates) {
    if (validationNats !== null && !Number.isFinite(validationNats)) {
      throw new InvalidValueError(`${id}.validationNats`, validationNats, 'a finite number, or null if non-viable');
    }
    if (rating !== null && !isSound(rating)) {
      throw new InvalidValueError(`${id}.rating`, rating, 'finite numbers, or null if never judged');
    }
    if (!names.includes(deme)) throw new InvalidValueError(`${id}.deme`, deme, `one of ${names.join(', ')}`);
    if (!isGenomeOf(space, genome)) {
      throw new InvalidValueError(`${id}.genome`, genome, 'an allele of the search space at every locus, and no other');
    }
  }
}

function isSound({ nats, standardError, ownError, degreesOfFreedom, cases }: CandidateRating): boolean {
  const errors = [standardError, ownError];
  const isFinite = [nats, ...errors, degreesOfFreedom, ...Object.values(cases)].every(Number.isFinite);
  return isFinite && Math.min(...errors) >= 0 && degreesOfFreedom >= 1;
}
