import { architectureOf, type Architecture } from '#genome';

export type ReferenceGenes = typeof GENES;

/** Two layers, 64 wide, on windows of 64, with a gene for every family. */
export const GENES = {
  context: 64,
  width: 64,
  depth: 2,
  heads: 4,
  headSize: 16,
  embedding: 32,
  window: 8,
  kernel: 3,
  experts: 4,
  expertsPerToken: 2,
  positions: 'learned',
  normalisation: 'rms',
  activation: 'relu2',
  tiedEmbeddings: 'untied',
};

/** The model of a family that benches use, with other genes where they are given. Throws an InvalidValueError on an unknown family. */
export function referenceOf(family: string, changed: Partial<ReferenceGenes> = {}): Architecture {
  return architectureOf({ ...GENES, ...changed, family });
}
