import type { Program } from '#compiler';
import { unflatten } from '../flat-weights';
import { flatSpec, gateSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from '../program-size';
import { lossAndGradients } from '../training-program';

/** Each member's loss, and its gradient by tensor. */
export function gradientProgram(size: ProgramSize): Program {
  return {
    signature: signatureOf('gradients', size),
    inputs: {
      weights: flatSpec(size),
      tokens: tokenSpec(size, 1),
      smoothing: { dtype: 'float32', shape: [size.members, 1] },
      ...gateSpec(size),
    },
    run: ({ weights, tokens, smoothing, gates }) => {
      const named = unflatten(layoutOf(size), weights);
      const { loss, gradients } = lossAndGradients(size, named, tokens, smoothing, { gates });
      return { loss, ...gradients };
    },
  };
}
