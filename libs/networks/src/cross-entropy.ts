import { tf } from '#compiler';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs';

/** Negative log-likelihood of each target in nats. logits [..., places, vocabulary], targets [..., places] -> [..., places] */
export function negativeLogLikelihood(logits: Tensor, targets: Tensor): Tensor {
  return tf.logSoftmax(logits).mul(oneHot(targets, logits.shape.at(-1)!)).sum(-1).neg();
}

/** Shannon entropy of each predicted distribution in nats. logits [..., vocabulary] -> [...] */
export function predictiveEntropy(logits: Tensor): Tensor {
  const logProbabilities = tf.logSoftmax(logits);
  return logProbabilities.exp().mul(logProbabilities).sum(-1).neg();
}

/**
 * Mean cross-entropy of each member in nats against targets of which a share `smoothing` is spread evenly over the
 * vocabulary (Szegedy et al. 2016). logits [members, places, vocabulary], targets [members, places], smoothing [members]
 * -> [members]. Its gradient is (softmax - target) / places.
 */
export function smoothedCrossEntropy(logits: Tensor, targets: Tensor, smoothing: Tensor): Tensor {
  const [, places, vocabularySize] = logits.shape;
  return tf.customGrad((x) => {
    const share = smoothing.reshape([-1, 1, 1]);
    const target = oneHot(targets, vocabularySize).mul(tf.sub(1, share)).add(share.div(vocabularySize));
    const logProbabilities = tf.logSoftmax(x as Tensor);
    const value = logProbabilities.mul(target).sum([1, 2]).div(-places);
    const gradFunc = (dy: Tensor): Tensor =>
      logProbabilities.exp().sub(target).mul(dy.div(places).reshape([-1, 1, 1]));
    return { value, gradFunc };
  })(logits);
}

function oneHot(symbols: Tensor, vocabularySize: number): Tensor {
  return tf.oneHot(symbols as Tensor1D, vocabularySize);
}
