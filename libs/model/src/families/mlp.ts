import type { MlpArchitecture } from '#genome';
import { indexes, ordered, reads, units, vocabularyOf, writes } from '../spaces';
import { closedMatrix, matrix, table, vector, type ParameterTensor } from '../tensors';

/** Windowed perceptron: embeddings of the last `window` symbols, a layer with tanh, `depth` - 1 residual ones, output head. */
export function describeMlp(architecture: MlpArchitecture, vocabularySize: number): ParameterTensor[] {
  const vocabulary = vocabularyOf(vocabularySize);
  const embedding = units('embedding', architecture.embedding);
  const window = ordered('window', architecture.window, 'last');
  const hidden = units('units', architecture.width);
  const layers = Array.from({ length: architecture.depth }, (_, layer) => [
    layer === 0
      ? matrix('hidden.0.weight', reads(window, embedding), writes(hidden))
      : closedMatrix(`hidden.${layer}.weight`, reads(hidden), writes(hidden)),
    vector(`hidden.${layer}.bias`, writes(hidden)),
  ]);
  return [
    table('embedding', indexes(vocabulary), writes(embedding), 1),
    ...layers.flat(),
    matrix('head.weight', reads(hidden), writes(vocabulary)),
    vector('head.bias', writes(vocabulary)),
  ];
}
