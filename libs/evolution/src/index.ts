export * from './breeder';
export type { BreedingSettings, DemeCapacity } from './breeding-settings';
export type { Candidate, CandidateRating } from './candidate';
export * from './conception';
export type { FitnessConfig } from './fitness/fitness-config';
export { leaderOf } from './fitness/leader';
export * from './inherit-weights';
