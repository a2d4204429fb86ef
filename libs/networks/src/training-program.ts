/** Training: forward, backward, clipping and AdamW, step after step in one call. */
import { tf, type Program, type TensorSpec } from '#compiler';
import type { Tensor } from '@tensorflow/tfjs';
import { adamw, gradientNorm } from './adamw';
import { trainingLoss } from './cross-entropy';
import { logits } from './families';
import { flatten, unflatten } from './flat-weights';
import { gradientAlone } from './layers/gradient-alone';
import type { Weights } from './network';
import { flatSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from './program-size';
import { inputsAndTargets } from './windows';

/** Steps of training. Inputs as `TrainingState` and `TrainingRecipe` name them, with Adam's `corrections`. */
export function trainingProgram(size: ProgramSize): Program {
  const layout = layoutOf(size);
  const flat = flatSpec(size);
  const perMember: TensorSpec = { dtype: 'float32', shape: [size.members, 1] };
  return {
    signature: signatureOf('train', size),
    inputs: {
      weights: flat,
      momentum: flat,
      variance: flat,
      tokens: tokenSpec(size, 1),
      learningRate: perMember,
      weightDecay: perMember,
      labelSmoothing: perMember,
      clipNorm: perMember,
      corrections: { dtype: 'float32', shape: [2] },
    },
    loop: { carried: ['weights', 'momentum', 'variance'], perStep: ['tokens', 'learningRate', 'corrections'] },
    run({ weights, momentum, variance, tokens, labelSmoothing, learningRate, weightDecay, clipNorm, corrections }) {
      const { loss, gradients } = lossAndGradients(size, unflatten(layout, weights), tokens, labelSmoothing);
      const gradient = flatten(Object.values(gradients));
      const norm = gradientNorm(gradient);
      const decays = tf.concat(layout.map((tensor) => tf.fill([tensor.size], tensor.decays ? 1 : 0)));
      const settings = { learningRate, weightDecay, clipNorm, corrections, decays };
      return { ...adamw({ weights, momentum, variance }, gradient, norm, settings), loss, gradientNorm: norm };
    },
  };
}

/** Each member's cross-entropy in nats [members], and the gradient of its training objective by tensor. */
export function lossAndGradients(
  { architecture, vocabularySize, members }: ProgramSize,
  weights: Weights,
  tokens: Tensor,
  labelSmoothing: Tensor,
): { loss: Tensor; gradients: Weights } {
  const names = Object.keys(weights);
  const { inputs, targets } = inputsAndTargets(tokens);
  const objective = (...tensors: Tensor[]): Tensor => {
    const named = Object.fromEntries(names.map((name, at) => [name, tensors[at]]));
    const besides: Tensor[] = [];
    const extras = { addLoss: (loss: Tensor) => void besides.push(gradientAlone(loss)) };
    const predicted = logits(architecture, named, inputs, undefined, extras).reshape([members, -1, vocabularySize]);
    return besides.reduce((sum, loss) => sum.add(loss), trainingLoss(predicted, targets, labelSmoothing));
  };
  // Members share no parameter, so the gradient of the sum of their losses is the gradient of each.
  const { value, grads } = tf.valueAndGrads(objective)(Object.values(weights), tf.ones([members]));
  return { loss: value, gradients: Object.fromEntries(names.map((name, at) => [name, grads[at]])) };
}
