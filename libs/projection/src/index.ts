export * from './lineage';
export * from './snapshot';
export * from './snapshot-bytes';
export * from './tournament-state';
