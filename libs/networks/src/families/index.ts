import type { Architecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
import type { Dropout, Weights } from '../network';
import { mlp } from './mlp';
import { recurrent } from './recurrent';
import { transformer } from './transformer';

const KEEP_ALL: Dropout = (x) => x;

/** The logits of an architecture of any family. tokens [members, batch, time] -> [members, batch, time, vocabularySize] */
export function logits(
  architecture: Architecture,
  weights: Weights,
  tokens: Tensor,
  dropout: Dropout = KEEP_ALL,
): Tensor {
  switch (architecture.family) {
    case 'mlp':
      return mlp(architecture, weights, tokens, dropout);
    case 'transformer':
      return transformer(architecture, weights, tokens, dropout);
    default:
      return recurrent(architecture, weights, tokens, dropout);
  }
}
