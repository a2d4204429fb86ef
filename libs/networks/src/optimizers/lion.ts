import type { Optimize } from './optimizer';

const BETA_1 = 0.9;
const BETA_2 = 0.99;

/** Lion (Chen et al. 2023, algorithm 2): each weight moves by the learning rate, against the sign of a mean of gradient and momentum. */
export const lion: Optimize = (state, gradient, { learningRate, clip, kept }) => {
  const direction = state.momentum
    .mul(BETA_1)
    .add(gradient.mul(clip.mul(1 - BETA_1)))
    .sign();
  const momentum = state.momentum.mul(BETA_2).add(gradient.mul(clip.mul(1 - BETA_2)));
  const weights = state.weights.mul(kept).sub(direction.mul(learningRate));
  return { weights, momentum, variance: state.variance };
};
