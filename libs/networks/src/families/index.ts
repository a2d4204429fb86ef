import type { Architecture } from '#genome';
import { moduleIds } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { Dropout, Extras, Weights } from '../network';
import { decoder } from './decoder';
import { mlp } from './mlp';
import { recurrent } from './recurrent';

const KEEP_ALL: Dropout = (x) => x;

/** The logits of an architecture of any family. tokens [members, batch, time] -> [members, batch, time, vocabularySize]. Throws a RangeError on gates that are not the modules'. */
export function logits(
  architecture: Architecture,
  weights: Weights,
  tokens: Tensor,
  dropout: Dropout = KEEP_ALL,
  extras: Extras = {},
): Tensor {
  const modules = moduleIds(architecture).length;
  const gates = extras.gates?.shape.at(-1) ?? 0;
  if (gates !== modules) throw new RangeError(`${gates} gates for ${modules} modules`);
  switch (architecture.family) {
    case 'mlp':
      return mlp(architecture, weights, tokens, dropout, extras);
    case 'rnn':
    case 'gru':
    case 'lstm':
      return recurrent(architecture, weights, tokens, dropout, extras);
    default:
      return decoder(architecture, weights, tokens, dropout, extras);
  }
}
