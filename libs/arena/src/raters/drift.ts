/**
 * Tastes wander: the logarithm of each weight takes a normal random walk over generations, then weights are scaled to length
 * 1. The signs of a rater's preferences stay, but which of them weighs most changes.
 */
import { InvalidValueError, type Prng } from '#base';
import { FEATURE_NAMES, type FeatureName } from './features';
import { multiplyEach, type Rater } from './rater';

/**
 * The rater as it is in that generation; in generation 0 as it was drawn. `prng` is the fresh stream of the rater's drift in the
 * tournament, the same for all generations, of which this reads the steps up to `generation`: so the rater of one
 * generation is the one before and a step, in whatever order they are requested.
 */
export function driftedTo(rater: Rater, generation: number, prng: Prng): Rater {
  if (!Number.isSafeInteger(generation) || generation < 0)
    throw new InvalidValueError('generation', generation, 'a whole number from 0');
  const names = FEATURE_NAMES.filter((name) => rater.weights[name]); // in an order that storage cannot change
  const walk = new Map<FeatureName, number>(names.map((name) => [name, 0]));
  for (let step = 0; step < generation; step++)
    for (const name of names) walk.set(name, walk.get(name)! + rater.drift * prng.normal());
  return { ...rater, weights: multiplyEach(rater.weights, (name) => Math.exp(walk.get(name)!)) };
}
