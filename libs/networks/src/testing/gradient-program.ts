import type { Program } from '#compiler';
import { unflatten } from '../flat-weights';
import { flatSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from '../program-size';
import { lossAndGradients } from '../training-program';

/** Each member's loss, and its gradient by tensor. */
export function gradientProgram(size: ProgramSize): Program {
  return {
    signature: signatureOf('gradients', size),
    inputs: {
      weights: flatSpec(size),
      tokens: tokenSpec(size, 1),
      smoothing: { dtype: 'float32', shape: [size.members, 1] },
    },
    run: ({ weights, tokens, smoothing }) => {
      const { loss, gradients } = lossAndGradients(size, unflatten(layoutOf(size), weights), tokens, smoothing);
      return { loss, ...gradients };
    },
  };
}
