/** What learning from preferences minimises, on windows of which only some targets count: those of the continuation. */
import { tf } from '#compiler';
import type { PreferenceMethod } from '#model';
import type { Tensor } from '@tensorflow/tfjs-core';
import { negativeLogLikelihood } from './cross-entropy';
import { logits } from './families';
import type { Weights } from './network';
import type { ProgramSize } from './program-size';
import { valueAndGradients, type Learnt, type Objective } from './training-program';
import { inputsAndTargets } from './windows';

const countedSpec = ({ architecture, members, batch }: ProgramSize) =>
  ({ dtype: 'float32', shape: [members, batch, architecture.context] }) as const;

/**
 * Direct preference optimisation (Rafailov et al. 2023, equation 7): -log sigmoid(beta x margin), the margin being by how much more the
 * log-likelihood of the preferred window has risen above the reference than that of the rejected one. Likelihoods are sums over the targets
 * that count, of which both windows have as many. tokens [members, 2 x pairs, context + 1]: the preferred, then the rejected.
 */
const DPO: Objective = {
  name: 'dpo',
  inputs: (size) => ({
    counted: countedSpec(size),
    reference: { dtype: 'float32', shape: [size.members, size.batch] },
    beta: { dtype: 'float32', shape: [size.members, 1] },
  }),
  perStep: ['counted', 'reference'],
  learn: (size, weights, { tokens, counted, reference, beta, gates }) =>
    minimise(size, weights, (own) => {
      const risen = logLikelihood(size, own, { tokens, counted, gates }).sub(reference); // [members, 2 x pairs]
      const [preferred, rejected] = tf.split(risen, 2, 1); // [members, pairs]
      return preferred.sub(rejected).mul(beta).neg().softplus().mean(1); // [members]
    }),
};

/** Cross-entropy of the targets that count, in nats: of the best of n texts, distillation (Stiennon et al. 2020 choose so, when asked). */
const BEST_OF_N: Objective = {
  name: 'best-of-n',
  inputs: (size) => ({ counted: countedSpec(size) }),
  perStep: ['counted'],
  learn: (size, weights, { tokens, counted, gates }) =>
    minimise(size, weights, (own) => {
      const nats = logLikelihood(size, own, { tokens, counted, gates }).sum(1).neg(); // [members]
      return nats.div(counted.sum([1, 2]).maximum(1));
    }),
};

export const PREFERENCE_OBJECTIVES: Readonly<Record<PreferenceMethod, Objective>> = {
  dpo: DPO,
  'best-of-n': BEST_OF_N,
};

/** Of what counts in each window, given what comes before it there, in nats. -> [members, batch] */
function logLikelihood(
  { architecture, members, vocabularySize }: ProgramSize,
  weights: Weights,
  { tokens, counted, gates }: { readonly tokens: Tensor; readonly counted: Tensor; readonly gates?: Tensor },
): Tensor {
  const { inputs, targets } = inputsAndTargets(tokens);
  const predicted = logits(architecture, weights, inputs, undefined, { gates });
  return negativeLogLikelihood(predicted.reshape([members, -1, vocabularySize]), targets)
    .reshape(counted.shape)
    .mul(counted)
    .sum(-1)
    .neg();
}

function minimise({ members }: ProgramSize, weights: Weights, loss: (weights: Weights) => Tensor): Learnt {
  const { value, gradients } = valueAndGradients(loss, weights, tf.ones([members]));
  return { gradients, reported: { loss: value } };
}
