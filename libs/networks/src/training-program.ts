/** Training: forward, backward, clipping and a step of the optimizer, step after step in one call. */
import { tf, type Program, type TensorSpec } from '#compiler';
import type { Optimizer } from '#genome';
import type { Tensor } from '@tensorflow/tfjs';
import { trainingLoss } from './cross-entropy';
import { dropoutOf, dropoutSites } from './dropout';
import { logits } from './families';
import { flatten, unflatten } from './flat-weights';
import { NOISE_WIDTH, noiseRows, withNoise } from './gradient-noise';
import { gradientAlone } from './layers/gradient-alone';
import type { Dropout, Weights } from './network';
import { BANK_ROWS } from './noise-bank';
import { OPTIMIZE } from './optimizers';
import { flatSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from './program-size';
import { inputsAndTargets } from './windows';

/** What is compiled in: a program without dropout or noise pays nothing for them. */
export interface TrainingParts {
  readonly optimizer: Optimizer;
  readonly dropout: boolean;
  readonly gradientNoise: boolean;
  /** Whether weights stay 0 where `mask` is. */
  readonly mask: boolean;
}

/**
 * Steps of training. Inputs as `TrainingState` and `TrainingRecipe` name them, with Adam's `corrections`, and the banks and rows of noise
 * that dropout and gradients read.
 */
export function trainingProgram(size: ProgramSize, parts: TrainingParts): Program {
  const { architecture, members, batch } = size;
  const layout = layoutOf(size);
  const flat = flatSpec(size);
  const perMember: TensorSpec = { dtype: 'float32', shape: [members, 1] };
  const rowSpec = (count: number): TensorSpec => ({ dtype: 'int32', shape: [members, count] });
  const bankSpec = (width: number): TensorSpec => ({ dtype: 'float32', shape: [BANK_ROWS, width] });
  const places = batch * architecture.context;
  const dropout = parts.dropout && {
    dropout: perMember,
    dropoutBank: bankSpec(architecture.width),
    dropoutRows: rowSpec(dropoutSites(architecture) * places),
  };
  const gradientNoise = parts.gradientNoise && {
    gradientNoise: perMember,
    noiseBank: bankSpec(NOISE_WIDTH),
    noiseRows: rowSpec(noiseRows(flat.shape[1])),
  };
  return {
    signature: signatureOf(`train ${JSON.stringify(parts)}`, size),
    inputs: {
      ...{ weights: flat, momentum: flat, variance: flat, tokens: tokenSpec(size, 1) },
      ...{ learningRate: perMember, weightDecay: perMember, labelSmoothing: perMember, clipNorm: perMember },
      corrections: { dtype: 'float32', shape: [2] },
      ...dropout,
      ...gradientNoise,
      ...(parts.mask && { mask: flat }),
    },
    loop: {
      carried: ['weights', 'momentum', 'variance'],
      perStep: [
        ...['tokens', 'learningRate', 'corrections'],
        ...(parts.dropout ? ['dropoutRows'] : []),
        ...(parts.gradientNoise ? ['noiseRows'] : []),
      ],
    },
    run({ weights, momentum, variance, tokens, learningRate, corrections, ...recipe }) {
      const drop = parts.dropout
        ? dropoutOf(recipe['dropoutBank'], recipe['dropoutRows'], recipe['dropout'])
        : undefined;
      const learnt = lossAndGradients(size, unflatten(layout, weights), tokens, recipe['labelSmoothing'], drop);
      const plain = flatten(Object.values(learnt.gradients));
      const norm = plain.square().sum(1, true).sqrt();
      const gradient = parts.gradientNoise
        ? withNoise(plain, norm, recipe['gradientNoise'], recipe['noiseBank'], recipe['noiseRows'])
        : plain;
      const decays = tf.concat(layout.map((tensor) => tf.fill([tensor.size], tensor.decays ? 1 : 0)));
      const lost = learningRate.mul(recipe['weightDecay']).neg();
      // 1 - lost where it decays, as one product
      const kept = tf.matMul(tf.concat([tf.onesLike(lost), lost], 1), tf.stack([tf.onesLike(decays), decays]));
      const clip = recipe['clipNorm'].div(norm.maximum(recipe['clipNorm']));
      const settings = { learningRate, clip, kept, corrections };
      const after = OPTIMIZE[parts.optimizer]({ weights, momentum, variance }, gradient, settings);
      const { loss, entropy } = learnt;
      const masked = parts.mask ? after.weights.mul(recipe['mask']) : after.weights;
      return { ...after, weights: masked, loss, entropy, gradientNorm: norm };
    },
  };
}

/**
 * Each member's cross-entropy and mean entropy of its predictions in nats, both [members], and the gradient of its training objective by
 * tensor.
 */
export function lossAndGradients(
  { architecture, vocabularySize, members }: ProgramSize,
  weights: Weights,
  tokens: Tensor,
  labelSmoothing: Tensor,
  dropout?: Dropout,
): { loss: Tensor; entropy: Tensor; gradients: Weights } {
  const names = Object.keys(weights);
  const { inputs, targets } = inputsAndTargets(tokens);
  const objective = (...tensors: Tensor[]): Tensor => {
    const named = Object.fromEntries(names.map((name, at) => [name, tensors[at]]));
    const besides: Tensor[] = [];
    const extras = { addLoss: (loss: Tensor) => void besides.push(gradientAlone(loss).expandDims(1)) };
    const predicted = logits(architecture, named, inputs, dropout, extras).reshape([members, -1, vocabularySize]);
    return besides.reduce((sum, loss) => sum.add(loss), trainingLoss(predicted, targets, labelSmoothing));
  };
  // Members share no parameter, so the gradient of the sum of their losses is the gradient of each.
  const lossAlone = tf.tensor([1, 0]).expandDims(0).tile([members, 1]);
  const { value, grads } = tf.valueAndGrads(objective)(Object.values(weights), lossAlone);
  const [loss, entropy] = tf.split(value, 2, 1).map((column) => column.reshape([members]));
  return { loss, entropy, gradients: Object.fromEntries(names.map((name, at) => [name, grads[at]])) };
}
