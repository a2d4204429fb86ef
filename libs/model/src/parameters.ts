/** The parameter tensors of an architecture, described but not allocated. One flat buffer of a member holds them in order. */
import type { Architecture } from '#genome';
import { describeDecoder } from './families/decoder';
import { describeMlp } from './families/mlp';
import { describeModules } from './families/modules';
import { describeRecurrent } from './families/recurrent';
import type { ParameterTensor } from './tensors';

/** A tensor and where it lies in a member's flat parameter buffer. */
export interface PlacedTensor extends ParameterTensor {
  readonly offset: number;
  readonly size: number;
}

/** The tensors of an architecture over a vocabulary of that many symbols, in the order of the flat buffer: those of modules last. */
export function parameterLayout(architecture: Architecture, vocabularySize: number): readonly PlacedTensor[] {
  let offset = 0;
  return [...describe(architecture, vocabularySize), ...describeModules(architecture)].map((tensor) => {
    const size = tensor.shape.reduce((product, length) => product * length, 1);
    const placed = { ...tensor, offset, size };
    offset += size;
    return placed;
  });
}

/** Trainable parameters of one member. */
export function countParameters(architecture: Architecture, vocabularySize: number): number {
  return parameterLayout(architecture, vocabularySize).reduce((count, tensor) => count + tensor.size, 0);
}

function describe(architecture: Architecture, vocabularySize: number): readonly ParameterTensor[] {
  switch (architecture.family) {
    case 'mlp':
      return describeMlp(architecture, vocabularySize);
    case 'rnn':
    case 'gru':
    case 'lstm':
      return describeRecurrent(architecture, vocabularySize);
    default:
      return describeDecoder(architecture, vocabularySize);
  }
}
