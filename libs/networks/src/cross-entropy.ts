import { tf } from '#compiler';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs';
import { oneHot } from './layers/one-hot';

/** Negative log-likelihood of each target in nats. logits [..., places, vocabulary], targets [..., places] -> [..., places] */
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
 * (softmax - target) / places. logits [members, places, vocabulary], targets [members, places], smoothing [members, 1] -> [members, 2]
 */
export function trainingLoss(logits: Tensor, targets: Tensor, smoothing: Tensor): Tensor {
  const [, places, vocabularySize] = logits.shape;
  const hot = oneHot(targets, vocabularySize);
  const share = smoothing.expandDims(-1);
  const target = hot.mul(tf.sub(1, share)).add(share.div(vocabularySize));
  return tf.customGrad((x, save) => {
    const logProbabilities = tf.logSoftmax(x as Tensor);
    const probabilities = logProbabilities.exp();
    (save as GradSaveFunc)([probabilities, target]);
    const means = [hot, probabilities].map((weight) => logProbabilities.mul(weight).sum([1, 2]).div(-places));
    const value = tf.stack(means, 1);
    const gradFunc = (dy: Tensor, [probabilities, target]: Tensor[]): Tensor => {
      const ofLoss = dy.slice([0, 0], [-1, 1]).div(places).expandDims(-1);
      return probabilities.sub(target).mul(ofLoss);
    };
    return { value, gradFunc };
  })(logits);
}
