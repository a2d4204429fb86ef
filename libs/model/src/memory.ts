/** Memory of training, counted from the description: an estimate fitted to onnxruntime. `native` takes about half (docs/performance.md). */
import type { Architecture, DecoderArchitecture } from '#genome';
import { moduleIds } from './modules';
import { countParameters } from './parameters';

/** Of every parameter: weights, moments and gradients, those of a program beside those of its caller. */
const COPIES = 24;
/** Of each number that the backward pass needs. */
const ACTIVATIONS_KEPT = 3;
/** Of the graph of one unit at one time. */
const BYTES_A_UNROLLED_TIME = 300_000;
const FLOAT_BYTES = 4;

/** Bytes in which one individual's step is taken, on `batchSize` windows. */
export function trainingBytes(architecture: Architecture, vocabularySize: number, batchSize: number): number {
  const { context, depth, family } = architecture;
  const isUnrolled = family === 'rnn' || family === 'gru' || family === 'lstm';
  const ofPosition = activationsPerToken(architecture, vocabularySize) + moduleActivations(architecture);
  const activations = batchSize * context * ofPosition;
  return (
    FLOAT_BYTES * COPIES * countParameters(architecture, vocabularySize) +
    FLOAT_BYTES * ACTIVATIONS_KEPT * activations +
    (isUnrolled ? BYTES_A_UNROLLED_TIME * context * depth : 0)
  );
}

/** Numbers that a position leaves for the backward pass, and the largest of those that it needs for a while. */
function activationsPerToken(architecture: Architecture, vocabularySize: number): number {
  const { width, depth } = architecture;
  const ofHead = 4 * width + 4 * vocabularySize;
  switch (architecture.family) {
    case 'mlp':
      return ofHead + depth * 3 * width + 2 * architecture.window * architecture.embedding;
    case 'rnn':
      return ofHead + depth * 4 * width;
    case 'gru':
      return ofHead + depth * 9 * width;
    case 'lstm':
      return ofHead + depth * 12 * width;
    default:
      return 2.5 * ofHead + depth * (6 * width + mixerActivations(architecture) + feedForwardActivations(architecture));
  }
}

/** Of what modules read and write, their hidden units, and these as they are routed. */
function moduleActivations(architecture: Architecture): number {
  const { adapterRank = 0, adapterRouter, width } = architecture;
  const modules = moduleIds(architecture).length;
  const routed = adapterRouter ? modules * (adapterRank + 2) : 0;
  return modules === 0 ? 0 : 2 * width + 2 * modules * adapterRank + routed;
}

function mixerActivations(architecture: DecoderArchitecture): number {
  const { width } = architecture;
  switch (architecture.family) {
    case 'transformer':
    case 'moe':
      return architecture.heads * (2 * architecture.context + 6 * architecture.headSize);
    case 'mingru':
      return 11 * width;
    case 'minlstm':
      return 14 * width;
    case 'convolution':
      return (architecture.kernel + 3) * width;
  }
}

/** Of 4 hidden units for each of the width, or of 2 for each expert, gated. */
function feedForwardActivations(architecture: DecoderArchitecture): number {
  const { width } = architecture;
  return architecture.family === 'moe' ? 4 * 2 * architecture.experts * width : 2 * 4 * width;
}
