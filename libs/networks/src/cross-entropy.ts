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
 * What training minimises. Its value is each member's mean cross-entropy in nats; its gradient is that of the cross-entropy
 * against targets of which a share `smoothing` is spread evenly over the vocabulary (Szegedy et al. 2016),
 * (softmax - target) / places. logits [members, places, vocabulary], targets [members, places], smoothing [members, 1] -> [members]
 */
export function trainingLoss(logits: Tensor, targets: Tensor, smoothing: Tensor): Tensor {
  const [, places, vocabularySize] = logits.shape;
  const hot = oneHot(targets, vocabularySize);
  const share = smoothing.expandDims(-1);
  const target = hot.mul(tf.sub(1, share)).add(share.div(vocabularySize));
  return tf.customGrad((x, save) => {
    const logProbabilities = tf.logSoftmax(x as Tensor);
    (save as GradSaveFunc)([logProbabilities, target]);
    const value = logProbabilities.mul(hot).sum([1, 2]).div(-places);
    const gradFunc = (dy: Tensor, [logProbabilities, target]: Tensor[]): Tensor =>
      logProbabilities
        .exp()
        .sub(target)
        .mul(dy.div(places).reshape([-1, 1, 1]));
    return { value, gradFunc };
  })(logits);
}
