export * from './exports';
export * from './gene-diversity';
export * from './lineage-hash';
