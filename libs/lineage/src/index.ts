export * from './exports';
export * from './gene-entropy';
export * from './lineage-hash';
export * from './pedigree';
