import type { Optimize } from './optimizer';

const MOMENTUM = 0.9;

/** Gradient descent with heavy-ball momentum (Polyak 1964; Sutskever et al. 2013), weight decay decoupled (Loshchilov and Hutter 2019). */
export const sgd: Optimize = (state, gradient, { learningRate, clip, kept }) => {
  const momentum = state.momentum.mul(MOMENTUM).add(gradient.mul(clip));
  const weights = state.weights.mul(kept).sub(momentum.mul(learningRate));
  return { weights, momentum, variance: state.variance };
};
