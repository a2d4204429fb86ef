import type { DecoderArchitecture } from '#genome';
import { closedMatrix, matrix, positions, table, vector, type ParameterTensor } from '../tensors';

/** Hidden units of a feed-forward layer, as a multiple of the width. */
const HIDDEN = 4;
/** Hidden units of one expert, as a multiple of the width. */
const EXPERT_HIDDEN = 2;

/** Residual decoder: blocks of a mixer over time and a feed-forward layer (Vaswani et al. 2017; Yu et al. 2022), a final gain, a head. */
export function describeDecoder(architecture: DecoderArchitecture, vocabularySize: number): ParameterTensor[] {
  const { width, depth, tiedEmbeddings } = architecture;
  const blocks = Array.from({ length: depth }, (_, layer) => [
    ...within(`block.${layer}.${mixerOf(architecture)}`, describeMixer(architecture)),
    ...within(`block.${layer}.feedforward`, describeFeedForward(architecture)),
  ]);
  const gain = vector('final.gain', width, 1);
  const learnsPositions = 'positions' in architecture && architecture.positions === 'learned';
  return [
    tiedEmbeddings === 'tied' ? tiedTable(vocabularySize, width) : table('embedding', vocabularySize, width, 0.1),
    ...(learnsPositions ? [positions('position', architecture.context, width, 0.3)] : []),
    ...blocks.flat(),
    ...(tiedEmbeddings === 'tied' ? [gain] : [gain, matrix('head.weight', width, vocabularySize)]),
  ];
}

/** The name of a decoder's mixer over time, part of the names of its tensors: those of one kind can be inherited. */
export function mixerOf({ family }: DecoderArchitecture): 'attention' | 'mingru' | 'minlstm' | 'convolution' {
  return family === 'transformer' || family === 'moe' ? 'attention' : family;
}

function describeMixer(architecture: DecoderArchitecture): ParameterTensor[] {
  const { family, width } = architecture;
  const gain = vector('gain', width, 1);
  const output = closedMatrix('output', width, width);
  switch (family) {
    case 'transformer':
    case 'moe':
      return [gain, ...['query', 'key', 'value'].map((name) => matrix(name, width, width)), output];
    case 'mingru': // update gate, candidate
      return [gain, matrix('input', width, 2 * width), vector('bias', 2 * width), output];
    case 'minlstm': // forget gate, input gate, candidate
      return [gain, matrix('input', width, 3 * width), vector('bias', 3 * width), output];
    case 'convolution':
      return [gain, matrix('filter', architecture.kernel * width, width), vector('bias', width), output];
  }
}

function describeFeedForward(architecture: DecoderArchitecture): ParameterTensor[] {
  const { family, width } = architecture;
  const hidden = family === 'moe' ? architecture.experts * EXPERT_HIDDEN * width : HIDDEN * width;
  const layer = [vector('gain', width, 1), matrix('up', width, hidden), closedMatrix('down', hidden, width)];
  return family === 'moe' ? [...layer, matrix('router', width, architecture.experts)] : layer;
}

/** A table that is looked up and, transposed, multiplies as the head. */
function tiedTable(rows: number, width: number): ParameterTensor {
  return { ...matrix('embedding', width, rows), shape: [rows, width] };
}

function within(prefix: string, tensors: readonly ParameterTensor[]): ParameterTensor[] {
  return tensors.map((tensor) => ({ ...tensor, name: `${prefix}.${tensor.name}` }));
}
