/** The programs of a language model: training step, scores and logits. Sizes are fixed; weights and tokens are fed. */
import { tf, type Program, type TensorSpec } from '#compiler';
import type { Architecture } from '#genome';
import { parameterLayout } from '#model';
import type { Tensor } from '@tensorflow/tfjs';
import { adamw, gradientNorm } from './adamw';
import { negativeLogLikelihood, predictiveEntropy, trainingLoss } from './cross-entropy';
import { logits } from './families';
import { flatten, unflatten } from './flat-weights';

export interface ProgramSize {
  readonly architecture: Architecture;
  readonly vocabularySize: number;
  readonly members: number;
  /** Windows of each member. */
  readonly batch: number;
}

const real = (...shape: number[]): TensorSpec => ({ dtype: 'float32', shape });
const integer = (...shape: number[]): TensorSpec => ({ dtype: 'int32', shape });
const signature = (kind: string, size: ProgramSize): string => JSON.stringify([kind, size]);

/** Inputs as `TrainingState` and `StepRecipe` name them, `corrections` of Adam and tokens [members, batch, context + 1]. */
export function trainingProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members, batch } = size;
  const layout = parameterLayout(architecture, vocabularySize);
  const flat = real(members, layout.reduce((count, tensor) => count + tensor.size, 0));
  const perMember = real(members, 1);
  return {
    signature: signature('train', size),
    inputs: {
      ...{ weights: flat, momentum: flat, variance: flat, tokens: integer(members, batch, architecture.context + 1) },
      ...{ learningRate: perMember, weightDecay: perMember, labelSmoothing: perMember, clipNorm: perMember },
      corrections: real(2),
    },
    run({ weights, momentum, variance, tokens, labelSmoothing, ...recipe }) {
      const { inputs, targets } = inputsAndTargets(tokens, architecture.context);
      const tensors = unflatten(layout, weights);
      const objective = (...parts: Tensor[]): Tensor => {
        const named = Object.fromEntries(layout.map(({ name }, at) => [name, parts[at]]));
        const predicted = logits(architecture, named, inputs).reshape([members, -1, vocabularySize]);
        return trainingLoss(predicted, targets, labelSmoothing);
      };
      // Members share no parameter, so the gradient of the sum of their losses is the gradient of each.
      const { value: loss, grads } = tf.valueAndGrads(objective)(Object.values(tensors), tf.ones([members]));
      const gradient = flatten(grads);
      const norm = gradientNorm(gradient);
      const decays = tf.concat(layout.map(({ size, decays }) => tf.fill([size], decays ? 1 : 0)));
      const { learningRate, weightDecay, clipNorm, corrections } = recipe;
      const settings = { learningRate, weightDecay, clipNorm, corrections, decays };
      return { ...adamw({ weights, momentum, variance }, gradient, norm, settings), loss, gradientNorm: norm };
    },
  };
}

/** weights [members, parameters], tokens [members, batch, context + 1] -> nats and entropy [members, batch x context]. */
export function scoringProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members, batch } = size;
  const layout = parameterLayout(architecture, vocabularySize);
  return {
    signature: signature('score', size),
    inputs: {
      weights: real(members, layout.reduce((count, tensor) => count + tensor.size, 0)),
      tokens: integer(members, batch, architecture.context + 1),
    },
    run({ weights, tokens }) {
      const { inputs, targets } = inputsAndTargets(tokens, architecture.context);
      const predicted = logits(architecture, unflatten(layout, weights), inputs).reshape([members, -1, vocabularySize]);
      return { nats: negativeLogLikelihood(predicted, targets), entropy: predictiveEntropy(predicted) };
    },
  };
}

/** weights [members, parameters], tokens [members, batch, context] -> logits [members, batch, context, vocabularySize]. */
export function logitsProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members, batch } = size;
  const layout = parameterLayout(architecture, vocabularySize);
  return {
    signature: signature('logits', size),
    inputs: {
      weights: real(members, layout.reduce((count, tensor) => count + tensor.size, 0)),
      tokens: integer(members, batch, architecture.context),
    },
    run: ({ weights, tokens }) => ({ logits: logits(architecture, unflatten(layout, weights), tokens) }),
  };
}

/** tokens [members, batch, context + 1] -> all but the last [members, batch, context], all but the first [members, batch x context]. */
function inputsAndTargets(tokens: Tensor, context: number): { inputs: Tensor; targets: Tensor } {
  const [members] = tokens.shape;
  const inputs = tokens.slice([0, 0, 0], [-1, -1, context]);
  const targets = tokens.slice([0, 0, 1], [-1, -1, context]).reshape([members, -1]);
  return { inputs, targets };
}
