export * from './breeder';
export type { BreedingSettings, NicheCapacity } from './breeding-settings';
export type { Candidate } from './candidate';
export * from './conception';
export * from './inherit-weights';
