import type { RecurrentArchitecture } from '#genome';
import { indexes, named, reads, units, vocabularyOf, writes } from '../spaces';
import { matrix, table, vector, type ParameterTensor } from '../tensors';

/**
 * Gates in each unit, the candidate last: Elman 1990 has one, the GRU (Cho et al. 2014) three, the LSTM (Hochreiter and Schmidhuber 1997)
 * four. Those of one name correspond.
 */
const GATES = {
  rnn: ['candidate'],
  gru: ['reset', 'keep', 'candidate'],
  lstm: ['keep', 'input', 'output', 'candidate'],
} as const;

/**
 * Recurrent layers: `input` [below, gates x width], `recurrent` [width, gates x width], `bias` [gates x width]. Above the first each adds
 * to the one below it, and starts as nothing: a candidate that no input reaches stays 0.
 */
export function describeRecurrent(architecture: RecurrentArchitecture, vocabularySize: number): ParameterTensor[] {
  const { family, depth, width } = architecture;
  const vocabulary = vocabularyOf(vocabularySize);
  const embedding = units('embedding', architecture.embedding);
  const hidden = units('units', width);
  const gates = named('gates', GATES[family]);
  const layers = Array.from({ length: depth }, (_, layer) => [
    layer === 0
      ? matrix('layer.0.input', reads(embedding), writes(gates, hidden))
      : closedFrom((gates.size - 1) * width, matrix(`layer.${layer}.input`, reads(hidden), writes(gates, hidden))),
    matrix(`layer.${layer}.recurrent`, reads(hidden), writes(gates, hidden)),
    vector(`layer.${layer}.bias`, writes(gates, hidden)),
  ]);
  return [
    table('embedding', indexes(vocabulary), writes(embedding), 1),
    ...layers.flat(),
    matrix('head.weight', reads(hidden), writes(vocabulary)),
    vector('head.bias', writes(vocabulary)),
  ];
}

function closedFrom(column: number, tensor: ParameterTensor): ParameterTensor {
  if (tensor.initial.kind !== 'normal') throw new RangeError(`${tensor.name} is closed already`);
  return { ...tensor, initial: { ...tensor.initial, closedFrom: column } };
}
