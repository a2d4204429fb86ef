/**
 * Shrink and perturb: weights nearer to fresh ones, so that a network learns what is new as readily as a fresh one, and sooner (Ash and Adams 2020,
 * "On Warm-Starting Neural Network Training"). docs/decisions/0017 has what that is worth where a network grew.
 */
import { InvalidValueError } from '#base';

/** `kept` times the weights and 1 - `kept` times the fresh ones, `kept` from 0 to 1. [parameters] */
export function shrinkWeights(weights: Float32Array, fresh: Float32Array, kept: number): Float32Array {
  if (!(kept >= 0 && kept <= 1)) throw new InvalidValueError('kept', kept, 'a number from 0 to 1');
  return weights.map((weight, at) => kept * weight + (1 - kept) * fresh[at]);
}
