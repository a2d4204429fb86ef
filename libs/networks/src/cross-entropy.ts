import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';
import { oneHot } from './layers/one-hot';

/** Negative log-likelihood of each target in nats. logits [..., positions, vocabulary], targets [..., positions] -> [..., positions] */
export function negativeLogLikelihood(logits: Tensor, targets: Tensor): Tensor {
  return tf
    .logSoftmax(logits)
    .mul(oneHot(targets, logits.shape.at(-1)!))
    .sum(-1)
    .neg();
}

/** Shannon entropy of each predicted distribution in nats. logits [..., vocabulary] -> [...] */
export function predictiveEntropy(logits: Tensor): Tensor {
  const logProbabilities = tf.logSoftmax(logits);
  return logProbabilities.exp().mul(logProbabilities).sum(-1).neg();
}

/**
 * What training minimises. Its value is each member's mean cross-entropy and the mean entropy of its predictions, in nats; its gradient
 * is that of the first alone, against targets of which a share `smoothing` is spread evenly over the vocabulary (Szegedy et al. 2016),
 * (softmax - target) / positions. logits [members, positions, vocabulary], targets [members, positions], smoothing [members, 1] -> [members, 2]
 */
export function trainingLoss(logits: Tensor, targets: Tensor, smoothing: Tensor): Tensor {
  const [members, positions, vocabularySize] = logits.shape;
  return tf.customGrad((x, save) => {
    const probabilities = tf.softmax(x as Tensor);
    const rows = tf
      .range(0, members * positions * vocabularySize, vocabularySize, 'int32')
      .reshape([members, positions]);
    const atTargets = targets.add(rows); // in the logits of all members, one after the other
    (save as GradSaveFunc)([probabilities, atTargets, smoothing]);
    // The logarithm of the sum of exponentials, from the likeliest symbol, whose probability is far from 0.
    const normalisers = (x as Tensor).max(-1).sub(probabilities.max(-1).log());
    const ofTargets = tf.gather((x as Tensor).reshape([-1]), atTargets);
    const expected = tf.matMul(row(probabilities), row(x as Tensor), false, true).reshape([members]);
    const total = normalisers.sum(1);
    const value = tf.stack([total.sub(ofTargets.sum(1)), total.sub(expected)], 1).div(positions);
    const gradFunc = (dy: Tensor, [probabilities, atTargets, smoothing]: Tensor[]): Tensor => {
      const ofLoss = dy.slice([0, 0], [-1, 1]).div(positions);
      const spread = smoothing.div(vocabularySize);
      const elsewhere = probabilities.sub(spread.expandDims(-1)).mul(ofLoss.expandDims(-1)).reshape([-1]);
      const there = tf.gather(elsewhere, atTargets).sub(tf.sub(1, smoothing).mul(ofLoss));
      const all = tf.tensorScatterUpdate(elsewhere, atTargets.reshape([-1, 1]), there.reshape([-1]));
      return (all as Tensor).reshape(logits.shape);
    };
    return { value, gradFunc };
  })(logits);
}

/** All of a member's values in one row: the product of two rows is the sum of products. [members, ...] -> [members, 1, size] */
function row(x: Tensor): Tensor {
  return x.reshape([x.shape[0], 1, -1]);
}
