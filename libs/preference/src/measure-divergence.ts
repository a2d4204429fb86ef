import { sum } from '#base';
import type { LanguageModel } from '#model';
import { countedWindows, sumsOverCounted } from './counted-windows';
import type { LearningGroup } from './learner';
import { writeTexts } from './write-texts';

/** Texts of each member that its divergence is the mean over. */
export const TEXTS = 16;

/**
 * Of each member, KL(weights || reference) in nats a symbol: exact over the vocabulary, mean over the positions of texts that it writes with
 * the weights. The streams that they are drawn from are those of every call.
 */
export async function measureDivergence(
  model: LanguageModel,
  weights: Float32Array,
  reference: Float32Array,
  length: number,
  group: LearningGroup,
): Promise<readonly number[]> {
  const request = { prompts: TEXTS, samples: 1, length, purpose: 'check' };
  const texts = await writeTexts(model, weights, request, group);
  const { context } = model.architecture;
  const windows = texts.map((own) => own.flatMap((text) => countedWindows(text, context)));
  const nats = await sumsOverCounted(windows, context, (tokens) => model.divergence(weights, reference, tokens));
  return nats.map((own) => sum(own) / (TEXTS * length));
}
