import type { LanguageModel, SampleRequest } from '#model';
import { drawSymbol } from './draw-symbol';

type Predictor = Pick<LanguageModel, 'architecture' | 'vocabularySize' | 'logits'>;

/**
 * Continues each member's prompt symbol by symbol, seeing at most the last `context` symbols. The window is filled up on the right,
 * which a causal model does not see. Throws a RangeError on an empty prompt.
 */
export async function sampleText(
  model: Predictor,
  weights: Float32Array,
  { prompts, length, temperature, prngs, forbidden = [] }: SampleRequest,
): Promise<readonly (readonly number[])[]> {
  if (prompts.some((prompt) => prompt.length === 0)) throw new RangeError('a prompt has no symbol to continue');
  const { context } = model.architecture;
  const excluded = new Set(forbidden);
  const texts = prompts.map((prompt) => [...prompt]);
  for (let written = 0; written < length; written++) {
    const windows = texts.map((text) => text.slice(-context));
    const tokens = new Int32Array(windows.length * context);
    windows.forEach((window, member) => tokens.set(window, member * context));
    const logits = await model.logits(weights, tokens);
    windows.forEach((window, member) => {
      const start = (member * context + window.length - 1) * model.vocabularySize;
      const last = logits.subarray(start, start + model.vocabularySize);
      texts[member].push(drawSymbol(last, temperature[member], excluded, prngs[member]));
    });
  }
  return texts.map((text, member) => text.slice(prompts[member].length));
}
