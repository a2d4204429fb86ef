import type { RecurrentArchitecture } from '#genome';
import { matrix, table, vector, type ParameterTensor } from '../tensors';

/** Gates in each unit: Elman 1990 has one, the GRU (Cho et al. 2014) three, the LSTM (Hochreiter and Schmidhuber 1997) four. */
const GATES = { rnn: 1, gru: 3, lstm: 4 } as const;

/** Recurrent layers: `input` [below, gates x width], `recurrent` [width, gates x width], `bias` [gates x width]. */
export function describeRecurrent(architecture: RecurrentArchitecture, vocabularySize: number): ParameterTensor[] {
  const { family, embedding, width, depth } = architecture;
  const gates = GATES[family];
  const layers = Array.from({ length: depth }, (_, layer) => [
    matrix(`layer.${layer}.input`, layer === 0 ? embedding : width, gates * width),
    matrix(`layer.${layer}.recurrent`, width, gates * width),
    vector(`layer.${layer}.bias`, gates * width),
  ]);
  return [
    table('embedding', vocabularySize, embedding, 1),
    ...layers.flat(),
    matrix('head.weight', width, vocabularySize),
    vector('head.bias', vocabularySize),
  ];
}
