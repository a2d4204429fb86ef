/** What trained models say: scores of given text, and logits. */
import type { Program } from '#compiler';
import { negativeLogLikelihood, predictiveEntropy } from './cross-entropy';
import { logits } from './families';
import { unflatten } from './flat-weights';
import { flatSpec, layoutOf, signatureOf, tokenSpec, type ProgramSize } from './program-size';
import { inputsAndTargets } from './windows';

/** weights [members, parameters], tokens [members, batch, context + 1] -> nats and entropy [members, batch x context]. */
export function scoringProgram(size: ProgramSize): Program {
  const { architecture, vocabularySize, members } = size;
  const layout = layoutOf(size);
  return {
    signature: signatureOf('score', size),
    inputs: { weights: flatSpec(size), tokens: tokenSpec(size, 1) },
    run({ weights, tokens }) {
      const { inputs, targets } = inputsAndTargets(tokens);
      const predicted = logits(architecture, unflatten(layout, weights), inputs).reshape([members, -1, vocabularySize]);
      return { nats: negativeLogLikelihood(predicted, targets), entropy: predictiveEntropy(predicted) };
    },
  };
}

/** weights [members, parameters], tokens [members, batch, context] -> logits [members, batch, context, vocabularySize]. */
export function logitsProgram(size: ProgramSize): Program {
  const layout = layoutOf(size);
  return {
    signature: signatureOf('logits', size),
    inputs: { weights: flatSpec(size), tokens: tokenSpec(size, 0) },
    run: ({ weights, tokens }) => ({ logits: logits(size.architecture, unflatten(layout, weights), tokens) }),
  };
}
