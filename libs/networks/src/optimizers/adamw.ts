import { tf } from '#compiler';
import type { Optimize } from './optimizer';

const BETA_1 = 0.9;
const BETA_2 = 0.99;
const EPSILON = 1e-8;

/** 1 - beta^step for both moments, in double precision, of `steps` steps from the `first` of each member, which count from 1. [steps, members, 2] */
export function biasCorrections(first: readonly number[], steps: number): Float32Array {
  const ofSteps = Array.from({ length: steps }, (_, at) =>
    first.flatMap((own) => [1 - BETA_1 ** (own + at), 1 - BETA_2 ** (own + at)]),
  );
  return Float32Array.from(ofSteps.flat());
}

/** AdamW (Kingma and Ba 2015; Loshchilov and Hutter 2019). */
export const adamw: Optimize = (state, gradient, { learningRate, clip, kept, corrections }) => {
  const [correction1, correction2] = tf.split(corrections, 2, 1);
  const momentum = state.momentum.mul(BETA_1).add(gradient.mul(clip.mul(1 - BETA_1)));
  const variance = state.variance.mul(BETA_2).add(gradient.square().mul(clip.square().mul(1 - BETA_2)));
  const direction = momentum.div(variance.sqrt().add(correction2.sqrt().mul(EPSILON)));
  const stepSize = learningRate.mul(correction2.sqrt()).div(correction1);
  const weights = state.weights.mul(kept).sub(direction.mul(stepSize));
  return { weights, momentum, variance };
};
