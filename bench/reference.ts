import { architectureOf, type Architecture } from '#genome';

/** Two layers, 64 wide, on windows of 64, with a gene for every family. */
const GENES = {
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

/** The model of a family that benches use. Throws an InvalidValueError on an unknown family. */
export function referenceOf(family: string): Architecture {
  return architectureOf({ ...GENES, family });
}
