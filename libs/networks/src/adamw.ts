/**
 * AdamW (Kingma and Ba 2015; Loshchilov and Hutter 2019) on flat buffers [members, parameters], after clipping each
 * member's gradient to its norm. What differs between members is [members, 1] and is gathered into as few passes over
 * the buffers as possible.
 */
import { tf } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';

const BETA_1 = 0.9;
const BETA_2 = 0.99;
const EPSILON = 1e-8;

/** Each [members, parameters]. */
export interface Moments {
  readonly weights: Tensor;
  readonly momentum: Tensor;
  readonly variance: Tensor;
}

export interface StepSettings {
  /** Each [members, 1]. */
  readonly learningRate: Tensor;
  readonly weightDecay: Tensor;
  readonly clipNorm: Tensor;
  /** `biasCorrections` of the step. [2] */
  readonly corrections: Tensor;
  /** 1 where a parameter decays, 0 where it does not. [parameters] */
  readonly decays: Tensor;
}

/** 1 - beta^step for both moments, in double precision, of `steps` steps from `first`, which counts from 1. [steps, 2] */
export function biasCorrections(first: number, steps: number): Float32Array {
  const ofSteps = Array.from({ length: steps }, (_, at) => [1 - BETA_1 ** (first + at), 1 - BETA_2 ** (first + at)]);
  return Float32Array.from(ofSteps.flat());
}

/** L2 norm of each member's gradient. [members, parameters] -> [members, 1] */
export function gradientNorm(gradient: Tensor): Tensor {
  return gradient.square().sum(1, true).sqrt();
}

export function adamw(state: Moments, gradient: Tensor, norm: Tensor, settings: StepSettings): Moments {
  const { learningRate, weightDecay, clipNorm, corrections, decays } = settings;
  const [correction1, correction2] = tf.split(corrections, 2);
  const clip = clipNorm.div(norm.maximum(clipNorm));
  const momentum = state.momentum.mul(BETA_1).add(gradient.mul(clip.mul(1 - BETA_1)));
  const variance = state.variance.mul(BETA_2).add(gradient.square().mul(clip.square().mul(1 - BETA_2)));
  const direction = momentum.div(variance.sqrt().add(correction2.sqrt().mul(EPSILON)));
  const stepSize = learningRate.mul(correction2.sqrt()).div(correction1);
  const kept = tf.sub(1, learningRate.mul(weightDecay).mul(decays));
  const weights = state.weights.mul(kept).sub(direction.mul(stepSize));
  return { weights, momentum, variance };
}
