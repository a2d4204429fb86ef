import type { MlpArchitecture } from '#genome';
import { matrix, table, vector, type ParameterTensor } from '../tensors';

/** Windowed perceptron: embeddings of the last `window` symbols, `depth` hidden layers with tanh, output head. */
export function describeMlp(architecture: MlpArchitecture, vocabularySize: number): ParameterTensor[] {
  const { embedding, window, width, depth } = architecture;
  const hidden = Array.from({ length: depth }, (_, layer) => [
    matrix(`hidden.${layer}.weight`, layer === 0 ? window * embedding : width, width),
    vector(`hidden.${layer}.bias`, width),
  ]);
  return [
    table('embedding', vocabularySize, embedding, 1),
    ...hidden.flat(),
    matrix('head.weight', width, vocabularySize),
    vector('head.bias', vocabularySize),
  ];
}
