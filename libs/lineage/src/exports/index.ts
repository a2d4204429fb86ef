export * from './lineage-formats';
export type { Labels, LineageMember } from './lineage-member';
