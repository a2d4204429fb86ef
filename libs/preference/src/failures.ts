/** Whether models are sound: one whose predictions are no numbers can neither write nor learn. */
import { trainingWindow } from '#corpus';
import type { LanguageModel } from '#model';
import { streamOf, type LearningGroup } from './learner';

/** A window of each member's text to try its predictions on. [members, 1, context + 1] */
export function probesOf({ architecture: { context } }: LanguageModel, group: LearningGroup): Int32Array {
  const tokens = new Int32Array(group.learners.length * (context + 1));
  group.learners.forEach((learner, member) => {
    trainingWindow(learner.text, context, streamOf(group, learner, 'probe'), tokens, member * (context + 1));
  });
  return tokens;
}

/** What is wrong with each member's predictions, if anything is. */
export async function failuresOf(
  model: LanguageModel,
  weights: Float32Array,
  probes: Int32Array,
): Promise<readonly (string | undefined)[]> {
  const { nats } = await model.loss(weights, probes);
  const positions = nats.length / model.members;
  return Array.from({ length: model.members }, (_, member) => {
    const own = nats.subarray(member * positions, (member + 1) * positions);
    const wrong = own.find((value) => !Number.isFinite(value));
    return wrong === undefined ? undefined : `cross-entropy is ${wrong}`;
  });
}
