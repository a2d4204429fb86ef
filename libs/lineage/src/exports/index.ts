export * from './lineage-formats';
export type { Labels, LineageMember } from './lineage-member';
export { ALIFE_TRAITS } from './alife-entry';
