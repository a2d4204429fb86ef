/** Training: forward, backward, clipping and a step of the optimizer, step after step in one call. */
import { tf, type Program, type TensorSpec } from '#compiler';
import type { Optimizer } from '#genome';
import type { Tensor } from '@tensorflow/tfjs-core';
import { trainingLoss } from './cross-entropy';
import { dropoutOf, dropoutSites } from './dropout';
import { logits } from './families';
import { flatten, unflatten } from './flat-weights';
import { NOISE_WIDTH, noiseRows, withNoise } from './gradient-noise';
import { throughGates } from './layers/through-gates';
import { gradientAlone } from './layers/gradient-alone';
import type { Dropout, Weights } from './network';
import { BANK_ROWS } from './noise-bank';
import { OPTIMIZE } from './optimizers';
import {
  flatSpec,
  gateSpec,
  layoutOf,
  signatureOf,
  tokenSpec,
  type ProgramSize,
  type ProgramTensor,
} from './program-size';
import { inputsAndTargets } from './windows';

/** What is compiled in: a program without dropout or noise pays nothing for them. */
export interface TrainingParts {
  readonly optimizer: Optimizer;
  readonly dropout: boolean;
  readonly gradientNoise: boolean;
  /** Whether weights stay 0 where `mask` is. */
  readonly mask: boolean;
}

/** What training minimises. */
export interface Objective {
  readonly name: string;
  /** Its inputs besides tokens and those of every training program. */
  inputs(size: ProgramSize): Readonly<Record<string, TensorSpec>>;
  /** Those of its inputs that are given separately for each step. */
  readonly perStep: readonly string[];
  /** Its gradient by tensor, and what each step reports of it, each [members]. */
  learn(size: ProgramSize, weights: Weights, inputs: Weights, dropout?: Dropout): Learnt;
}

export interface Learnt {
  readonly gradients: Weights;
  readonly reported: Readonly<Record<string, Tensor>>;
}

/** Cross-entropy of text. */
export const TEXT: Objective = {
  name: 'text',
  inputs: ({ members }) => ({ labelSmoothing: { dtype: 'float32', shape: [members, 1] } }),
  perStep: [],
  learn(size, weights, { tokens, labelSmoothing, gates }, dropout) {
    const { gradients, ...reported } = lossAndGradients(size, weights, tokens, labelSmoothing, { dropout, gates });
    return { gradients, reported };
  },
};

/**
 * Steps of training. Inputs as `TrainingState` and `TrainingHyperparameters` name them, with Adam's `corrections`, the banks and rows of noise
 * that dropout and gradients read, and those of the objective.
 */
export function trainingProgram(size: ProgramSize, parts: TrainingParts, objective = TEXT): Program {
  const { architecture, members, batch } = size;
  const layout = layoutOf(size);
  const flat = flatSpec(size);
  const perMember: TensorSpec = { dtype: 'float32', shape: [members, 1] };
  const rowSpec = (count: number): TensorSpec => ({ dtype: 'int32', shape: [members, count] });
  const bankSpec = (width: number): TensorSpec => ({ dtype: 'float32', shape: [BANK_ROWS, width] });
  const positions = batch * architecture.context;
  const dropout = parts.dropout && {
    dropout: perMember,
    dropoutBank: bankSpec(architecture.width),
    dropoutRows: rowSpec(dropoutSites(architecture) * positions),
  };
  const gradientNoise = parts.gradientNoise && {
    gradientNoise: perMember,
    noiseBank: bankSpec(NOISE_WIDTH),
    noiseRows: rowSpec(noiseRows(flat.shape[1])),
  };
  return {
    signature: signatureOf(`train ${objective.name} ${JSON.stringify(parts)}`, size),
    inputs: {
      weights: flat,
      momentum: flat,
      variance: flat,
      tokens: tokenSpec(size, 1),
      learningRate: perMember,
      weightDecay: perMember,
      clipNorm: perMember,
      corrections: { dtype: 'float32', shape: [members, 2] },
      ...dropout,
      ...gradientNoise,
      ...(parts.mask && { mask: flat }),
      ...objective.inputs(size),
      ...gateSpec(size),
    },
    loop: {
      carried: ['weights', 'momentum', 'variance'],
      perStep: [
        ...['tokens', 'learningRate', 'corrections'],
        ...(parts.dropout ? ['dropoutRows'] : []),
        ...(parts.gradientNoise ? ['noiseRows'] : []),
        ...objective.perStep,
      ],
    },
    run({ weights, momentum, variance, tokens, learningRate, corrections, ...hyperparameters }) {
      const drop = parts.dropout
        ? dropoutOf(hyperparameters['dropoutBank'], hyperparameters['dropoutRows'], hyperparameters['dropout'])
        : undefined;
      const learnt = objective.learn(size, unflatten(layout, weights), { tokens, ...hyperparameters }, drop);
      const plain = flatten(Object.values(learnt.gradients));
      const norm = plain.square().sum(1, true).sqrt();
      const gradient = parts.gradientNoise
        ? withNoise(
            plain,
            norm,
            hyperparameters['gradientNoise'],
            hyperparameters['noiseBank'],
            hyperparameters['noiseRows'],
          )
        : plain;
      const decays = tf.concat(layout.map((tensor) => tf.fill([tensor.size], tensor.decays ? 1 : 0)));
      const lost = learningRate.mul(hyperparameters['weightDecay']).neg();
      // 1 - lost where it decays, as one product
      const kept = tf.matMul(tf.concat([tf.onesLike(lost), lost], 1), tf.stack([tf.onesLike(decays), decays]));
      const clip = hyperparameters['clipNorm'].div(norm.maximum(hyperparameters['clipNorm']));
      const settings = { learningRate, clip, kept, corrections };
      const after = OPTIMIZE[parts.optimizer]({ weights, momentum, variance }, gradient, settings);
      const gates: Tensor | undefined = hyperparameters['gates'];
      const moved = gates
        ? throughGates(weights, after.weights, gates, ...modulesIn(layout, gates.shape[1]!))
        : after.weights;
      const masked = parts.mask ? moved.mul(hyperparameters['mask']) : moved;
      return { ...after, weights: masked, ...learnt.reported, gradientNorm: norm };
    },
  };
}

/** Where the parameters of modules begin, which are the last, and how many of each kind a module has. */
function modulesIn(layout: readonly ProgramTensor[], modules: number): [start: number, sizes: readonly number[]] {
  const own = layout.filter(({ name }) => name.startsWith('modules.'));
  return [own[0].offset, own.map(({ size }) => size / modules)];
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
  { dropout, gates }: { readonly dropout?: Dropout; readonly gates?: Tensor } = {},
): { loss: Tensor; entropy: Tensor; gradients: Weights } {
  const { inputs, targets } = inputsAndTargets(tokens);
  const objective = (named: Weights): Tensor => {
    const besides: Tensor[] = [];
    const extras = { gates, addLoss: (loss: Tensor) => void besides.push(gradientAlone(loss).expandDims(1)) };
    const predicted = logits(architecture, named, inputs, dropout, extras).reshape([members, -1, vocabularySize]);
    return besides.reduce((sum, loss) => sum.add(loss), trainingLoss(predicted, targets, labelSmoothing));
  };
  const lossAlone = tf.tensor([1, 0]).expandDims(0).tile([members, 1]);
  const { value, gradients } = valueAndGradients(objective, weights, lossAlone);
  const [loss, entropy] = tf.split(value, 2, 1).map((column) => column.reshape([members]));
  return { loss, entropy, gradients };
}

/** The value of an objective, [members, ...], and its gradient by tensor, `dy` being what each value counts. */
export function valueAndGradients(
  objective: (weights: Weights) => Tensor,
  weights: Weights,
  dy: Tensor,
): { value: Tensor; gradients: Weights } {
  const names = Object.keys(weights);
  const named = (tensors: readonly Tensor[]) => Object.fromEntries(names.map((name, at) => [name, tensors[at]]));
  // Members share no parameter, so the gradient of the sum of their losses is the gradient of each.
  const { value, grads } = tf.valueAndGrads((...tensors: Tensor[]) => objective(named(tensors)))(
    Object.values(weights),
    dy,
  );
  return { value, gradients: named(grads) };
}
