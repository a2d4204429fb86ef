import type { TransformerArchitecture } from '#genome';
import { closedMatrix, matrix, positions, table, vector, type ParameterTensor } from '../tensors';

/** Pre-norm decoder (Vaswani et al. 2017; Radford et al. 2019): attention and a feed-forward layer four times as wide. */
export function describeTransformer(architecture: TransformerArchitecture, vocabularySize: number): ParameterTensor[] {
  const { context, width, depth } = architecture;
  const blocks = Array.from({ length: depth }, (_, layer) => [
    vector(`block.${layer}.attention.gain`, width, 1),
    matrix(`block.${layer}.attention.query`, width, width),
    matrix(`block.${layer}.attention.key`, width, width),
    matrix(`block.${layer}.attention.value`, width, width),
    closedMatrix(`block.${layer}.attention.output`, width, width),
    vector(`block.${layer}.feedforward.gain`, width, 1),
    matrix(`block.${layer}.feedforward.up`, width, 4 * width),
    closedMatrix(`block.${layer}.feedforward.down`, 4 * width, width),
  ]);
  return [
    table('embedding', vocabularySize, width, 0.1),
    positions('position', context, width, 0.3),
    ...blocks.flat(),
    vector('final.gain', width, 1),
    matrix('head.weight', width, vocabularySize),
  ];
}
