export * from './lineage';
export * from './snapshot';
export * from './tournament-state';
