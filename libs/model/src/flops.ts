/** Arithmetic of a life, counted from the description (Kaplan et al. 2020): 2 FLOPs for each multiply-add, backward twice forward. */
import type { Architecture } from '#genome';
import { parameterLayout } from './parameters';

/**
 * FLOPs to train on one symbol: 6 x parameters in matrix products, plus the attention products. Experts are computed for every
 * symbol, chosen or not, and counted so.
 */
export function trainingFlopsPerToken(architecture: Architecture, vocabularySize: number): number {
  const multiplied = parameterLayout(architecture, vocabularySize)
    .filter((tensor) => tensor.multiplies)
    .reduce((count, tensor) => count + tensor.size, 0);
  return 6 * multiplied + 3 * attentionFlopsPerToken(architecture);
}

/** Scores and weighted values of causal attention computed densely: 2 products of 2 x context x width a block. */
function attentionFlopsPerToken(architecture: Architecture): number {
  if (architecture.family !== 'transformer' && architecture.family !== 'moe') return 0;
  return architecture.depth * 4 * architecture.context * architecture.width;
}
