/** Arithmetic of a life, counted from the description (Kaplan et al. 2020): 2 FLOPs for each multiply-add, backward twice forward. */
import type { Architecture } from '#genome';
import { moduleIds, modulePlace, withModules } from './modules';
import { parameterLayout } from './parameters';
import { stateBatches } from './states-at-once';

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

/** FLOPs to predict what follows one symbol: a training step without the backward pass. */
export function forwardFlopsPerToken(architecture: Architecture, vocabularySize: number): number {
  return trainingFlopsPerToken(architecture, vocabularySize) / 3;
}

/**
 * FLOPs to predict what follows one symbol in several states of the gates, as they are scored together (`stateBatches`): for each batch of states what is below the
 * modules once, what they write once each, and for each state of it, those that fill it up too, their sum, what is above them, and the head.
 */
export function appraisalFlopsPerToken(architecture: Architecture, vocabularySize: number, states: number): number {
  const modules = moduleIds(architecture).length;
  const trunk = withModules(architecture, []);
  const forward = (each: Architecture): number => forwardFlopsPerToken(each, vocabularySize);
  if (modules === 0) return forward(trunk);
  const head = 2 * architecture.width * vocabularySize;
  const below = forward({ ...trunk, depth: modulePlace(architecture) }) - head;
  const sum = 2 * modules * architecture.width;
  const batches = stateBatches(states);
  const computed = batches.reduce((count, batch) => count + batch, 0);
  return batches.length * (below + forward(architecture) - forward(trunk)) + computed * (forward(trunk) - below + sum);
}

/** Symbols after which a model that reads one by one can remember no more: keys and values of a context's length. */
export function stateLimit(architecture: Architecture): number {
  return 'heads' in architecture ? architecture.context : Infinity;
}

/** Symbols read one by one to read a text of `length`: at its limit a model begins again with the last half of what it remembered. */
export function symbolsRead(architecture: Architecture, length: number): number {
  const limit = stateLimit(architecture);
  if (length <= limit) return length;
  const kept = Math.floor(limit / 2);
  return length + kept * Math.ceil((length - limit) / (limit - kept));
}

/** Scores and weighted values of causal attention computed densely: 2 products of 2 x context x heads x head size a block. */
function attentionFlopsPerToken(architecture: Architecture): number {
  if (architecture.family !== 'transformer' && architecture.family !== 'moe') return 0;
  return architecture.depth * 4 * architecture.context * architecture.heads * architecture.headSize;
}
