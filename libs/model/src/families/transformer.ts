import type { TransformerArchitecture } from '#genome';
import { matrix, table, vector, type ParameterTensor } from '../tensors';

/** Pre-norm decoder (Vaswani et al. 2017; Radford et al. 2019): attention and a feed-forward layer four times as wide. */
export function describeTransformer(architecture: TransformerArchitecture, vocabularySize: number): ParameterTensor[] {
  const { context, width, depth } = architecture;
  const residualGain = 1 / Math.sqrt(2 * depth);
  const blocks = Array.from({ length: depth }, (_, layer) => [
    vector(`block.${layer}.attention.gain`, width, 1),
    matrix(`block.${layer}.attention.query`, width, width),
    matrix(`block.${layer}.attention.key`, width, width),
    matrix(`block.${layer}.attention.value`, width, width),
    matrix(`block.${layer}.attention.output`, width, width, residualGain),
    vector(`block.${layer}.feedforward.gain`, width, 1),
    matrix(`block.${layer}.feedforward.up`, width, 4 * width),
    matrix(`block.${layer}.feedforward.down`, 4 * width, width, residualGain),
  ]);
  return [
    table('embedding', vocabularySize, width, 0.1),
    table('position', context, width, 0.1),
    ...blocks.flat(),
    vector('final.gain', width, 1),
    matrix('head.weight', width, vocabularySize),
  ];
}
