import { trainingWindow, UNKNOWN_ID } from '#corpus';
import type { LanguageModel } from '#model';
import type { WrittenText } from './counted-windows';
import { streamOf, type LearningGroup } from './learner';

/** Symbols of a prompt. */
export const PROMPT = 32;

/** What each member writes, `samples` texts to each of `prompts` prompts, one prompt after the other. */
export async function writeTexts(
  model: LanguageModel,
  weights: Float32Array,
  { prompts, samples, length, purpose }: { prompts: number; samples: number; length: number; purpose: string },
  group: LearningGroup,
): Promise<readonly (readonly WrittenText[])[]> {
  const { learners } = group;
  const given = learners.map((learner) => {
    const prng = streamOf(group, learner, `${purpose} prompts`);
    return Array.from({ length: prompts }, () => {
      const prompt = new Int32Array(PROMPT);
      trainingWindow(learner.text, PROMPT - 1, prng, prompt, 0);
      return new Array<number[]>(samples).fill([...prompt]);
    }).flat();
  });
  const continuations = await model.sample(weights, {
    prompts: given,
    length,
    decoding: learners.map(({ decoding }) => decoding),
    prngs: learners.map((learner, member) =>
      given[member].map((_, text) => streamOf(group, learner, `${purpose} ${text}`)),
    ),
    forbidden: [UNKNOWN_ID],
  });
  return given.map((own, member) => own.map((prompt, text) => ({ prompt, continuation: continuations[member][text] })));
}
