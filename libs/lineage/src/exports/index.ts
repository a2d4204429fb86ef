export { csvTable } from './csv';
export * from './lineage-formats';
export type { Labels, LineageMember, Rows } from './lineage-member';
export { ndjson } from './ndjson';
