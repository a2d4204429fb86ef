export * from './lineage';
export * from './tournament-state';
