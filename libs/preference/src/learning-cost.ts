/** What learning from preference costs, counted from the phenotype's description. */
import type { Architecture } from '#genome';
import { forwardFlopsPerToken, type PreferenceLearning, symbolsRead, trainingFlopsPerToken } from '#model';
import { windowCount } from './counted-windows';
import { WINDOWS } from './lessons';
import { TEXTS } from './measure-divergence';
import { PROMPT } from './write-texts';

/** The divergence is measured so many times in all steps, after every step where these are fewer. */
export const CHECKS = 8;

/** All in FLOPs. */
export interface LearningCost {
  /** Of the texts that it learns from: written, and scored as they were before. */
  readonly texts: number;
  /** Of measuring once how far it has moved: texts written, and scored by both weights. */
  readonly check: number;
  readonly step: number;
}

export function learningCost(
  architecture: Architecture,
  vocabularySize: number,
  { prompts, samples, length }: Pick<PreferenceLearning, 'prompts' | 'samples' | 'length'>,
): LearningCost {
  const { context } = architecture;
  const forward = forwardFlopsPerToken(architecture, vocabularySize);
  const writing = symbolsRead(architecture, PROMPT + length - 1);
  const scoring = windowCount(PROMPT, length, context) * context;
  return {
    texts: prompts * samples * (writing + scoring) * forward,
    check: (TEXTS * (writing + 2 * scoring) + context) * forward,
    step: WINDOWS * context * trainingFlopsPerToken(architecture, vocabularySize),
  };
}
