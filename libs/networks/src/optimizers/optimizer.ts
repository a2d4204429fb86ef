import type { Tensor } from '@tensorflow/tfjs-core';

/** What an optimizer carries from step to step, each [members, parameters]. One that needs no variance leaves it as it is. */
export interface Moments {
  readonly weights: Tensor;
  readonly momentum: Tensor;
  readonly variance: Tensor;
}

/** What differs between members is [members, 1], so that it is gathered into as few passes over the buffers as possible. */
export interface StepSettings {
  readonly learningRate: Tensor;
  /** What clipping multiplies a member's gradient by. */
  readonly clip: Tensor;
  /** What decoupled weight decay leaves of a weight. [members, parameters] */
  readonly kept: Tensor;
  /** `biasCorrections` of the step. [members, 2] */
  readonly corrections: Tensor;
}

/** One step on flat buffers. gradient [members, parameters], before clipping. */
export type Optimize = (state: Moments, gradient: Tensor, settings: StepSettings) => Moments;
