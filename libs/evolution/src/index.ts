export { ADAPTATIONS } from './adaptation';
export * from './births';
export * from './breed';
export { breedingProblems, type BreedingSettings, type DemeCapacity } from './breeding-settings';
export * from './blend-weights';
export type { Candidate, CandidateRating } from './candidate';
export { type Conception, donorsIn, geneParents, type ParentRole, type ParentShare, withDonors } from './conceptions';
export type { FitnessConfig } from './fitness-config';
export {
  cellAt,
  DEFAULT_DESCRIPTORS,
  type Descriptor,
  DESCRIPTOR_MEASURES,
  descriptorProblems,
  placeOn,
  valueAt,
} from './descriptors';
export { DONATIONS } from './donors';
export * from './inherit-moments';
export * from './inherit-weights';
export * from './shrink-weights';
export { leaderOf } from './leader';
export { fitness } from './objectives/fitness';
export { MATE_CHOICES } from './mates';
export { MIGRATIONS } from './migration';
export { CROSSOVER, idleSettings, MUTATION_SCALE } from './idle-settings';
export { mutateWeights, WEIGHT_STEP } from './mutate-weights';
export * from './operators';
export { PARENT_SELECTIONS } from './parents';
export * from './population';
export { breedRaters, type HeritableRater, type RaterBreeding, TASTE_STEP } from './raters/breed-raters';
export { REPLACEMENTS } from './replacement';
export { initialState } from './scheme-state';
export { searchSpaceOf, type SpaceSettings } from './search-space-of';
export {
  completeReplacement,
  plannedBirths,
  REPLACEMENT_SCHEMES,
  type ReplacementConfig,
} from './schemes/replacement-schemes';
export { ADAPTATION_SCHEMES, type AdaptationConfig } from './schemes/adaptation-schemes';
export { blendingOf, DONOR_SCHEMES, type DonorConfig } from './schemes/donor-schemes';
export { MATE_SCHEMES, type MateConfig } from './schemes/mate-schemes';
export { MIGRATION_SCHEMES, type MigrationConfig } from './schemes/migration-schemes';
export type { Parameter, SchemeConfig } from './schemes/scheme';
export { SELECTION_SCHEMES, type SelectionConfig } from './schemes/selection-schemes';
export { predationOf, type ShapingConfig, SHAPING_SCHEMES } from './schemes/shaping-schemes';
export { type SpeciesConfig, SPECIES_SCHEMES, speciesOf } from './schemes/species-schemes';
export { SHAPINGS } from './shaping';
export { speciate } from './species/speciate';
export { nextSpecies, type SpeciesMemory } from './species/species-memory';
export { speciesName } from './species/species-name';
export * from './step';
