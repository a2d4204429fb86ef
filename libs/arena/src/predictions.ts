/** What a model predicts as it reads held-out text, distribution by distribution. */
import { sum } from '#base';
import { windowsOfBlock, type Range } from '#corpus';
import type { LanguageModel } from '#model';

/**
 * Probabilities of the next symbol before each symbol of the blocks, read as an evaluation reads them, by a model of one member; 0 for those that
 * are `excluded`, 1 where one is. `batch` windows are read at a time. [symbols, vocabularySize]
 */
export async function predictionsOf(
  model: LanguageModel,
  weights: Float32Array,
  { text, blocks, excluded }: { text: Int32Array; blocks: readonly Range[]; excluded: Float32Array },
  batch: number,
): Promise<Float32Array> {
  const { vocabularySize, architecture } = model;
  const { context } = architecture;
  const windows = blocks.flatMap((block) => windowsOfBlock(block, context));
  const predicted = new Float32Array(sum(windows.map(({ scored }) => scored.end - scored.start)) * vocabularySize);
  let next = 0;
  for (let first = 0; first < windows.length; first += batch) {
    const tokens = new Int32Array(batch * context);
    const now = windows.slice(first, first + batch);
    now.forEach(({ start }, row) => tokens.set(text.subarray(start, start + context), row * context));
    const logits = await model.logits(weights, tokens);
    now.forEach(({ start, scored }, row) => {
      for (let symbol = scored.start; symbol < scored.end; symbol++) {
        const at = (row * context + symbol - start - 1) * vocabularySize;
        predicted.set(softmax(logits.subarray(at, at + vocabularySize), excluded), next);
        next += vocabularySize;
      }
    });
  }
  return predicted;
}

/** Of the symbols that are not excluded. */
function softmax(logits: Float32Array, excluded: Float32Array): Float64Array {
  const asked = Float64Array.from(logits, (logit, symbol) => (excluded[symbol] ? -Infinity : logit));
  const largest = asked.reduce((most, logit) => Math.max(most, logit));
  const masses = asked.map((logit) => Math.exp(logit - largest));
  const total = masses.reduce((all, mass) => all + mass);
  return masses.map((mass) => mass / total);
}
