export * from './coalescence';
export * from './exports';
export * from './gene-counts';
export * from './gene-diversity';
export { genealogyOf, type GenealogyNode } from './genealogy';
export * from './lineage-hash';
export * from './pedigree-table';
export * from './phylogenetic-diversity';
export * from './tree-balance';
