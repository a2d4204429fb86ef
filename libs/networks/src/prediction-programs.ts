/** What trained models say: scores of given text, logits, and how far two models are apart. */
import { tf, type Program } from '#compiler';
import { moduleIds } from '#model';
import { negativeLogLikelihood, predictiveEntropy } from './cross-entropy';
import { logits } from './families';
import { unflatten } from './flat-weights';
import { flatSpec, gateSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from './program-size';
import { inputsAndTargets } from './windows';

/** Added to the logit of a symbol that is excluded: its probability is 0, and a product with it is finite. */
const EXCLUDED = -1e9;

/**
 * weights [members, parameters], tokens [members, batch, context + 1], excluded [members, vocabularySize], gates -> nats and entropy
 * [members, batch x context].
 */
export function scoringProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members } = size;
  const layout = layoutOf(size);
  return {
    signature: signatureOf('score', size),
    inputs: {
      weights: flatSpec(size),
      tokens: tokenSpec(size, 1),
      excluded: { dtype: 'float32', shape: [members, vocabularySize] },
      ...gateSpec(size),
    },
    run({ weights, tokens, excluded, gates }) {
      const { inputs, targets } = inputsAndTargets(tokens);
      const all = logits(architecture, unflatten(layout, weights), inputs, undefined, { gates });
      const predicted = all.reshape([members, -1, vocabularySize]).add(excluded.mul(EXCLUDED).expandDims(1));
      return { nats: negativeLogLikelihood(predicted, targets), entropy: predictiveEntropy(predicted) };
    },
  };
}

/**
 * The same of one member in several states of its gates: what is below its modules is computed once. weights [1, parameters], tokens
 * [1, batch, context + 1], excluded [1, vocabularySize], gates [1, states, modules] -> nats and entropy [states, batch x context].
 */
export function statesProgram(size: ProgramSize, states: number): Program {
  const { architecture, vocabularySize, batch } = size;
  const layout = layoutOf(size);
  return {
    signature: signatureOf(`score ${states} states`, size),
    inputs: {
      weights: flatSpec(size),
      tokens: tokenSpec(size, 1),
      excluded: { dtype: 'float32', shape: [1, vocabularySize] },
      gates: { dtype: 'float32', shape: [1, states, moduleIds(architecture).length] },
    },
    run({ weights, tokens, excluded, gates }) {
      const { inputs, targets } = inputsAndTargets(tokens);
      const all = logits(architecture, unflatten(layout, weights), inputs, undefined, { gates });
      const predicted = all.reshape([states, -1, vocabularySize]).add(excluded.mul(EXCLUDED).expandDims(1));
      const ofAll = targets.reshape([1, batch * architecture.context]).tile([states, 1]);
      return { nats: negativeLogLikelihood(predicted, ofAll), entropy: predictiveEntropy(predicted) };
    },
  };
}

/** weights [members, parameters], tokens [members, batch, context], gates -> logits [members, batch, context, vocabularySize]. */
export function logitsProgram(size: ProgramSize): Program {
  const layout = layoutOf(size);
  return {
    signature: signatureOf('logits', size),
    inputs: { weights: flatSpec(size), tokens: tokenSpec(size, 0), ...gateSpec(size) },
    run: ({ weights, tokens, gates }) => ({
      logits: logits(size.architecture, unflatten(layout, weights), tokens, undefined, { gates }),
    }),
  };
}

/**
 * Kullback-Leibler divergence of what a reference predicts from what the weights do, exact over the vocabulary. weights and reference
 * [members, parameters], tokens [members, batch, context + 1] -> nats [members, batch x context], for each target.
 */
export function divergenceProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members } = size;
  const layout = layoutOf(size);
  return {
    signature: signatureOf('diverge', size),
    inputs: { weights: flatSpec(size), reference: flatSpec(size), tokens: tokenSpec(size, 1), ...gateSpec(size) },
    run({ weights, reference, tokens, gates }) {
      const { inputs } = inputsAndTargets(tokens);
      const [own, other] = [weights, reference].map((flat) => {
        const predicted = logits(architecture, unflatten(layout, flat), inputs, undefined, { gates });
        return tf.logSoftmax(predicted.reshape([members, -1, vocabularySize])); // [members, positions, vocabulary]
      });
      return { nats: own.exp().mul(own.sub(other)).sum(-1) };
    },
  };
}
