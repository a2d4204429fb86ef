import type { Architecture } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
import type { Weights } from '../network';
import { mlp } from './mlp';
import { recurrent } from './recurrent';
import { transformer } from './transformer';

/** The logits of an architecture of any family. tokens [members, batch, time] -> [members, batch, time, vocabularySize] */
export function logits(architecture: Architecture, weights: Weights, tokens: Tensor): Tensor {
  switch (architecture.family) {
    case 'mlp':
      return mlp(architecture, weights, tokens);
    case 'transformer':
      return transformer(architecture, weights, tokens);
    default:
      return recurrent(architecture, weights, tokens);
  }
}
