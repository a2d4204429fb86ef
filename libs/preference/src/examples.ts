/** What members learn from: their own texts, judged. */
import type { LanguageModel, PreferenceLearning } from '#model';
import { countedWindows, sumsOverCounted, type CountedWindow } from './counted-windows';
import { bestTexts, judgeTexts } from './judge-texts';
import type { LearningGroup } from './learner';
import { writeTexts } from './write-texts';

export interface ReferredWindow extends CountedWindow {
  /** Of what counts, by the weights before learning. */
  readonly logLikelihood: number;
}

/** Preferred and rejected window, or the window to imitate. */
export type Example = readonly ReferredWindow[];

/** Lets every member write and be judged; of each, the number of decided pairs and what to learn from. */
export async function gatherExamples(
  model: LanguageModel,
  weights: Float32Array,
  settings: PreferenceLearning,
  group: LearningGroup,
): Promise<{ readonly pairs: readonly number[]; readonly examples: readonly (readonly Example[])[] }> {
  const { method, prompts, samples, length } = settings;
  const { learners, vocabulary } = group;
  if (prompts * samples * length === 0) return { pairs: learners.map(() => 0), examples: learners.map(() => []) };
  const texts = await writeTexts(model, weights, { prompts, samples, length, purpose: 'text' }, group);
  const decisions = learners.map(({ judge }, member) =>
    judgeTexts(
      texts[member].map(({ continuation }) => vocabulary.decode(continuation)),
      samples,
      judge,
    ),
  );
  const { context } = model.architecture;
  const windows = texts.map((own) => own.map((text) => countedWindows(text, context)));
  const flat = windows.map((own) => own.flat());
  const nats = await sumsOverCounted(flat, context, async (tokens) => (await model.loss(weights, tokens)).nats);
  const referred = windows.map((own, member) => {
    let at = 0;
    return own.map((ofText) => ofText.map((window) => ({ ...window, logLikelihood: -nats[member][at++] })));
  });
  const examples = decisions.map((own, member): Example[] =>
    method === 'dpo'
      ? own.flatMap(({ preferred, rejected }) =>
          referred[member][preferred].map((window, at) => [window, referred[member][rejected][at]]),
        )
      : bestTexts(own, samples).flatMap((text) => referred[member][text].map((window) => [window])),
  );
  return { pairs: decisions.map((own) => own.length), examples };
}
